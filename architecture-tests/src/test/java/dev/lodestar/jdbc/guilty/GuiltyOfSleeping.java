package dev.lodestar.jdbc.guilty;

public final class GuiltyOfSleeping {
    void sleep() throws InterruptedException {
        Thread.sleep(1);
    }
}
