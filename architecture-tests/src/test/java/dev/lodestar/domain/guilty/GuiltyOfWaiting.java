package dev.lodestar.domain.guilty;

public final class GuiltyOfWaiting {
    void await() throws InterruptedException {
        wait(1);
    }
}
