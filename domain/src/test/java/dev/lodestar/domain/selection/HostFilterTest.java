package dev.lodestar.domain.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HostFilterTest {

    private static final HostId A = new HostId("a:1");
    private static final HostId B = new HostId("b:1");
    private static final HostId C = new HostId("c:1");

    static Stream<Arguments> filters() {
        HostFilter ab = HostFilter.only(A, B);
        HostFilter notB = HostFilter.except(B);
        return Stream.of(
                Arguments.of(HostFilter.ALL, List.of(A, B, C), "all hosts"),
                Arguments.of(ab, List.of(A, B), "the hosts [a:1, b:1]"),
                Arguments.of(notB, List.of(A, C), "all hosts except [b:1]"),
                Arguments.of(ab.and(notB), List.of(A), "the hosts [a:1, b:1] except [b:1]"),
                Arguments.of(notB.and(ab), List.of(A), "the hosts [a:1, b:1] except [b:1]"),
                Arguments.of(ab.and(HostFilter.only(B, C)), List.of(B), "the hosts [b:1]"),
                Arguments.of(ab.and(HostFilter.only(C)), List.of(), "the hosts []"),
                Arguments.of(notB.and(HostFilter.except(B, C)), List.of(A), "all hosts except [b:1, c:1]"),
                Arguments.of(ab.and(HostFilter.ALL), List.of(A, B), "the hosts [a:1, b:1]"));
    }

    @ParameterizedTest
    @MethodSource("filters")
    void aFilterAllowsAndTells(HostFilter filter, List<HostId> allowed, String told) {
        List<HostId> seen = Stream.of("a", "b", "c")
                .map(name -> Host.at(new HostAddress(name, 1)))
                .filter(filter::allows)
                .map(Host::id)
                .toList();
        assertEquals(allowed, seen);
        assertEquals(told, filter.toString());
    }
}
