package dev.lodestar.domain.guilty;

import java.util.UUID;
import java.util.function.Supplier;

public final class GuiltyOfUniqueness {
    Supplier<UUID> unique() {
        return UUID::randomUUID;
    }
}
