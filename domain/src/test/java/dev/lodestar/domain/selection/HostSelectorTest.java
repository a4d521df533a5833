package dev.lodestar.domain.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HostSelectorTest {

    private static final int THROWS = 30_000;
    private static final Host A = host("a", Load.UNKNOWN);
    private static final Host B = host("b", Load.UNKNOWN);
    private static final Host C = host("c", Load.UNKNOWN);

    @ParameterizedTest
    @EnumSource
    void without_a_candidate_nothing_is_chosen(SelectionStrategy strategy) {
        assertEquals(Optional.empty(), HostSelector.of(strategy).choose(List.of(), dice(1)));
    }

    @ParameterizedTest
    @EnumSource
    void a_single_candidate_is_chosen_whatever_its_health(SelectionStrategy strategy) {
        assertEquals(Optional.of(A), HostSelector.of(strategy).choose(List.of(A), dice(1)));
        assertEquals(Optional.of(down(A)), HostSelector.of(strategy).choose(List.of(down(A)), dice(1)));
    }

    @ParameterizedTest
    @EnumSource
    void hosts_that_are_up_are_preferred(SelectionStrategy strategy) {
        HostSelector selector = HostSelector.of(strategy);
        for (int turn = 0; turn < 100; turn++) {
            assertEquals(Optional.of(B), selector.choose(List.of(down(A), B, down(C)), turn(turn)));
        }
    }

    @ParameterizedTest
    @EnumSource
    void with_none_up_all_qualify(SelectionStrategy strategy) {
        Map<String, Integer> chosen = shares(HostSelector.of(strategy), List.of(down(A), down(B)));
        assertEquals(2, chosen.size());
    }

    @ParameterizedTest
    @EnumSource
    void equal_arguments_make_equal_choices(SelectionStrategy strategy) {
        for (long seed = 0; seed < 100; seed++) {
            assertEquals(
                    HostSelector.of(strategy).choose(List.of(A, B, C), dice(seed)),
                    HostSelector.of(strategy).choose(List.of(A, B, C), dice(seed)));
        }
    }

    /** With equal hosts every strategy shares evenly; 30,000 throws of three hosts stay within 5 percent (7 sigma). */
    @ParameterizedTest
    @EnumSource
    void equal_hosts_get_equal_shares(SelectionStrategy strategy) {
        shares(HostSelector.of(strategy), List.of(A, B, C))
                .forEach((host, times) -> assertEquals(THROWS / 3.0, times, THROWS / 60.0, host));
    }

    @ParameterizedTest(name = "weights {0}: {1}")
    @CsvSource({
        "1 1 1, abcabc",
        "7 7 7, abcabc",
        "2 1 1, acbaacba",
        "1 1 2, accbaccb",
        "3 1, abaaabaa",
        "1000 1000 1000, abcabc"
    })
    void round_robin_takes_turns(String weights, String turns) {
        List<Host> hosts = new ArrayList<>(List.of(A, B, C).subList(0, weights.split(" ").length));
        HostSelector selector = HostSelector.of(SelectionStrategy.ROUND_ROBIN, pairs(weights), 1);
        Collections.reverse(hosts);
        assertEquals(
                turns,
                IntStream.range(0, turns.length())
                        .mapToObj(turn -> selector.choose(hosts, turn(turn)).orElseThrow())
                        .map(host -> host.id().value())
                        .collect(Collectors.joining()));
    }

    @Test
    void round_robin_gives_every_host_exactly_its_weight_in_each_round() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 300; round++) {
            int[] weights = {random.nextInt(1, 40), random.nextInt(1, 40), random.nextInt(1, 40)};
            HostSelector selector = HostSelector.of(
                    SelectionStrategy.ROUND_ROBIN, pairs(weights[0] + " " + weights[1] + " " + weights[2]), 1);
            int turns = weights[0] + weights[1] + weights[2];
            long start = random.nextLong();
            Map<String, Integer> chosen = new TreeMap<>();
            for (int turn = 0; turn < turns; turn++) {
                Host host = selector.choose(List.of(A, B, C), turn(Math.floorMod(start, 1_000_000) + turn))
                        .orElseThrow();
                chosen.merge(host.id().value(), 1, Integer::sum);
            }
            assertEquals(Map.of("a", weights[0], "b", weights[1], "c", weights[2]), chosen);
        }
    }

    @Test
    void round_robin_spreads_the_turns_of_a_heavy_host() {
        HostSelector selector = HostSelector.of(SelectionStrategy.ROUND_ROBIN, pairs("50 50 1"), 1);
        List<Host> hosts = List.of(A, B, C);
        int changes = 0;
        for (int turn = 1; turn < 101; turn++) {
            changes += selector.choose(hosts, turn(turn)).equals(selector.choose(hosts, turn(turn - 1))) ? 0 : 1;
        }
        assertTrue(changes > 50, "only " + changes + " changes in 100 turns");
    }

    @ParameterizedTest
    @CsvSource({"a", "A", "a.example.org", "A.Example.Org", "a.example.org:5432"})
    void a_weight_names_its_host_by_id_name_or_address(String name) {
        HostSelector selector = HostSelector.of(SelectionStrategy.ROUND_ROBIN, List.of(new HostWeight(name, 9)), 1);
        assertEquals(9 * THROWS / 10, shares(selector, List.of(A, B)).get("a"));
    }

    @Test
    void a_turn_below_zero_is_a_turn_too() {
        HostSelector selector = HostSelector.of(SelectionStrategy.ROUND_ROBIN, pairs("3 1"), 1);
        assertTrue(selector.choose(List.of(A, B), turn(Long.MIN_VALUE)).isPresent());
        assertTrue(selector.choose(List.of(A, B), turn(-1)).isPresent());
        assertTrue(selector.choose(List.of(A, B), turn(Long.MAX_VALUE)).isPresent());
    }

    @Test
    void impossible_weights_are_programming_errors() {
        assertThrows(IllegalArgumentException.class, () -> new HostWeight("a", 0));
        assertThrows(IllegalArgumentException.class, () -> new HostWeight(" ", 1));
        assertThrows(
                IllegalArgumentException.class, () -> HostSelector.of(SelectionStrategy.ROUND_ROBIN, List.of(), 1_001));
    }

    @ParameterizedTest(name = "connections {0} {1} {2}: one of {3}")
    @CsvSource({"3, 1, 2, b", "0, 0, 1, ab", "5, 5, 5, abc", "0, 9, 9, a"})
    void least_connections_takes_the_emptiest_and_breaks_ties_at_random(long a, long b, long c, String expected) {
        Map<String, Long> open = Map.of("a", a, "b", b, "c", c);
        Map<String, Integer> chosen = new TreeMap<>();
        for (int seed = 0; seed < THROWS; seed++) {
            SelectionContext context = new SelectionContext(moment(seed), 0, id -> open.get(id.value()));
            Host host = HostSelector.of(SelectionStrategy.LEAST_CONNECTIONS)
                    .choose(List.of(A, B, C), context)
                    .orElseThrow();
            chosen.merge(host.id().value(), 1, Integer::sum);
        }
        assertEquals(expected, String.join("", chosen.keySet()));
        double share = (double) THROWS / expected.length();
        chosen.forEach((host, times) -> assertEquals(share, times, THROWS / 40.0, host));
    }

    @ParameterizedTest(name = "{0} % and {1} ms against {2} % and {3} ms: {4}")
    @CsvSource({
        "10, 0, 20, 0, a",
        "20, 0, 10, 0, b",
        "50, 15, 10, 25, b",
        "10, 1000, 90, 10, b",
        "10, 100, 30, 0, a",
        "0, 86400000, 100, 0, b",
        "0, 0, 0, 1, a"
    })
    void lowest_load_weighs_one_percent_like_ten_milliseconds(
            double cpuOfA, long lagOfA, double cpuOfB, long lagOfB, String expected) {
        Host a = host("a", new Load(cpuOfA, Duration.ofMillis(lagOfA)));
        Host b = host("b", new Load(cpuOfB, Duration.ofMillis(lagOfB)));
        Host chosen = HostSelector.of(SelectionStrategy.LOWEST_LOAD)
                .choose(List.of(a, b), dice(1))
                .orElseThrow();
        assertEquals(expected, chosen.id().value());
    }

    @Test
    void an_endless_lag_is_a_load_like_any_other() {
        Host endless = host("a", new Load(0, Duration.ofSeconds(Long.MAX_VALUE)));
        assertEquals(
                Optional.of(B), HostSelector.of(SelectionStrategy.LOWEST_LOAD).choose(List.of(endless, B), dice(1)));
    }

    private static Map<String, Integer> shares(HostSelector selector, List<Host> hosts) {
        Map<String, Integer> chosen = new TreeMap<>();
        for (int turn = 0; turn < THROWS; turn++) {
            Host host = selector.choose(hosts, turn(turn)).orElseThrow();
            chosen.merge(host.id().value(), 1, Integer::sum);
        }
        return chosen;
    }

    private static List<HostWeight> pairs(String weights) {
        String[] numbers = weights.split(" ");
        return IntStream.range(0, numbers.length)
                .mapToObj(i -> new HostWeight("abc".substring(i, i + 1), Integer.parseInt(numbers[i])))
                .toList();
    }

    private static SelectionContext dice(long seed) {
        return SelectionContext.byChance(moment(seed));
    }

    private static SelectionContext turn(long turn) {
        return new SelectionContext(moment(turn), turn, host -> 0);
    }

    private static Moment moment(long seed) {
        return new Moment(0, new Random(seed).nextLong());
    }

    private static Host host(String id, Load load) {
        return new Host(
                new HostId(id), new HostAddress(id + ".example.org", 5432), Role.READER, Host.Health.UP, 0, load);
    }

    private static Host down(Host host) {
        return new Host(host.id(), host.address(), host.role(), Host.Health.DOWN, host.generation(), host.load());
    }
}
