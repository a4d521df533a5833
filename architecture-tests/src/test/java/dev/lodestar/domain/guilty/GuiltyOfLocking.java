package dev.lodestar.domain.guilty;

import java.util.concurrent.locks.ReentrantLock;

public final class GuiltyOfLocking {
    final ReentrantLock lock = new ReentrantLock();
}
