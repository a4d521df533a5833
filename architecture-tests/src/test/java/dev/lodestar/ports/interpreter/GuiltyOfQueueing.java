package dev.lodestar.ports.interpreter;

import java.util.concurrent.LinkedBlockingQueue;

public final class GuiltyOfQueueing {
    public final LinkedBlockingQueue<String> queue = new LinkedBlockingQueue<>();
}
