package dev.lodestar.domain.guilty;

import java.util.HashSet;
import java.util.Set;

public final class GuiltyOfHashing {
    final Set<String> hosts = new HashSet<>();
}
