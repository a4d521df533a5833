package dev.lodestar.domain.guilty;

import java.time.Instant;

public final class GuiltyOfTheInstantNow {
    Instant now() {
        return Instant.now();
    }
}
