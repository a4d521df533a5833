package dev.lodestar.domain.guilty;

import java.util.List;

public final class GuiltyOfParallelism {
    long count(List<String> hosts) {
        return hosts.parallelStream().count();
    }
}
