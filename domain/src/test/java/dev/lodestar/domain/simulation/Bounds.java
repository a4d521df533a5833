package dev.lodestar.domain.simulation;

import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.simulation.world.Cluster;
import java.time.Duration;

/**
 * How long everybody may have to wait once faults have stopped; follows from settings and rules.
 *
 * <p>At that moment one message of each party may still be lost. The cluster machine gives its question up after {@code
 * failureDetectionTime}, a call its dial after {@code connectTimeout} and its question after {@code auxiliaryQueryTimeout}.
 * What comes then is answered, but a call may begin with the news of a moment before and be turned away a few times; each
 * attempt costs a rest (at most 500 ms), the pause between two questions to a host (at most {@code searchInterval}), and
 * the messages. All pauses may be a quarter longer by jitter.
 */
final class Bounds {

    /** Rounds of a call that begins with the news of a moment before. */
    private static final int ROUNDS = 3;

    private static final Duration LONGEST_REST = Duration.ofMillis(500);

    /** Dial, question, hand-over to and fro, for call and cluster machine each. */
    private static final Duration MESSAGES = Duration.ofMillis(300);

    /** The latest message of the faulty time and what it leads to. */
    private static final Duration LATEST = Duration.ofSeconds(45);

    /** A claim that nothing proves newer is believed when its host has upheld it for so long, asked once a second. */
    private static final Duration UPHELD = Duration.ofSeconds(10).plus(Duration.ofMillis(1_250));

    private Bounds() {}

    /** Until whoever looks for a host of {@code cluster} has one. */
    static Duration served(Settings settings, Cluster cluster) {
        Duration lost = longest(
                settings.value(SettingsCatalog.FAILURE_DETECTION_TIME),
                longest(
                        settings.value(SettingsCatalog.CONNECT_TIMEOUT),
                        settings.value(SettingsCatalog.AUXILIARY_QUERY_TIMEOUT)));
        Duration pauses = LONGEST_REST.plus(settings.value(SettingsCatalog.SEARCH_INTERVAL));
        Duration round = pauses.plus(pauses.dividedBy(4)).plus(MESSAGES);
        Duration served = lost.plus(round.multipliedBy(ROUNDS));
        boolean inDoubt = cluster.flavour().isUnordered() || cluster.isContested();
        return inDoubt ? served.plus(UPHELD) : served;
    }

    /**
     * Until everything that was under way has come, and every host has been asked again: where hosts come from the URL, each
     * reader once in as many refreshes as there are hosts.
     */
    static Duration settled(Settings settings, Cluster cluster) {
        Duration round = settings.value(SettingsCatalog.TOPOLOGY_REFRESH)
                .multipliedBy(cluster.members().size());
        return LATEST.plus(round).plus(round.dividedBy(4));
    }

    private static Duration longest(Duration a, Duration b) {
        return a.compareTo(b) > 0 ? a : b;
    }
}
