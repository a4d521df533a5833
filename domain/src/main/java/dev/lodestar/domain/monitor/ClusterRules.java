package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.dialect.MemberRow;
import dev.lodestar.domain.failure.FailureRules;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one cluster machine goes by; constant during its life.
 *
 * @param membership where members come from
 * @param addressOf the address to dial for a row of a topology answer; pure
 * @param failureRules how errors of this database are classified
 * @param topologyRefresh pause between two questions to the writer while calm
 * @param searchInterval longest pause between two questions to one host while somebody waits for a writer
 * @param detectionTime how long a host may be silent before it is declared dead
 * @param detectionCount a question on an open connection is given up after this part of the detection time, and the next
 *     one is put on a new connection
 * @param queryPatience no question takes longer than this, whatever the detection time
 */
public record ClusterRules(
        Membership membership,
        Function<MemberRow, HostAddress> addressOf,
        FailureRules failureRules,
        Duration topologyRefresh,
        Duration searchInterval,
        Duration detectionTime,
        int detectionCount,
        Duration queryPatience) {

    /** First and shortest pause between two questions to one host during a search. */
    static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

    /** How long hosts are watched after a search, and how long a claim without order must be upheld. */
    static final Duration SETTLING_TIME = Duration.ofSeconds(10);

    /** Pause between two questions to one host while settling, or when nobody waits for it in particular. */
    static final Duration SETTLING_PAUSE = Duration.ofSeconds(1);

    /**
     * How long whoever looks for a reader waits for hosts that were asked for the first time: a pool that is filled before
     * anything is known of the cluster must not end on the one reader that happened to answer first.
     */
    static final Duration FIRST_HEARING = Duration.ofMillis(100);

    /** With nobody waiting, a search goes on this many times slower than {@link #searchInterval}. */
    static final int UNHURRIED = 8;

    /**
     * Pause between two looks at one of {@code hosts} that serve as readers while calm: one look a refresh in all. Where the
     * database tells its members, the writer does; hosts from a URL have nobody who would tell that one of them was promoted
     * while an ex-writer goes on claiming.
     */
    Optional<Duration> glance(int hosts) {
        return membership == Membership.LISTED ? Optional.of(topologyRefresh.multipliedBy(hosts)) : Optional.empty();
    }

    /** How long one question on an open connection may take. */
    Duration questionPatience() {
        Duration part = detectionTime.dividedBy(detectionCount);
        return part.compareTo(queryPatience) < 0 ? part : queryPatience;
    }
}
