package dev.lodestar.jdbc.guilty;

import java.util.concurrent.locks.LockSupport;

public final class GuiltyOfParking {
    void park(long nanos) {
        LockSupport.parkNanos(nanos);
    }
}
