package dev.lodestar.domain.guilty;

public final class GuiltyOfAThread {
    Object itself() {
        return Thread.currentThread();
    }
}
