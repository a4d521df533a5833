package dev.lodestar.domain.guilty;

import java.time.ZoneId;

public final class GuiltyOfTheZoneOfTheMachine {
    ZoneId zone() {
        return ZoneId.systemDefault();
    }
}
