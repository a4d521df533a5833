package dev.lodestar.domain.guilty;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

public final class GuiltyOfGroupingAtRandom {
    Map<Integer, List<String>> hosts(List<String> all) {
        return all.stream().collect(Collectors.groupingBy(String::length));
    }
}
