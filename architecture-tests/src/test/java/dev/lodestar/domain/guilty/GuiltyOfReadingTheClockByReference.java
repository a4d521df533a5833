package dev.lodestar.domain.guilty;

import java.util.function.LongSupplier;

public final class GuiltyOfReadingTheClockByReference {
    LongSupplier now() {
        return System::currentTimeMillis;
    }
}
