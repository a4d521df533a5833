package dev.lodestar.domain.guilty;

import java.util.Set;

public final class GuiltyOfSets {
    Set<String> hosts() {
        return Set.of("a", "b");
    }
}
