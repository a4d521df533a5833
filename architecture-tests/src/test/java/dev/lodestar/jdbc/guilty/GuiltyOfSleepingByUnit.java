package dev.lodestar.jdbc.guilty;

import java.util.concurrent.TimeUnit;

public final class GuiltyOfSleepingByUnit {
    void sleep() throws InterruptedException {
        TimeUnit.SECONDS.sleep(1);
    }
}
