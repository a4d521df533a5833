package dev.lodestar.domain.guilty;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

public final class GuiltyOfCollectingToASet {
    Set<String> hosts(List<String> all) {
        return all.stream().collect(Collectors.toSet());
    }
}
