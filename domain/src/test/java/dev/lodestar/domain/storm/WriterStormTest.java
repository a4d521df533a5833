package dev.lodestar.domain.storm;

import static dev.lodestar.domain.storm.Storm.PROCESSES;
import static dev.lodestar.domain.storm.Storm.STRUCK;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.failover.FailoverRules;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * A thousand processes with fifty connections each lose their writer together; with twenty where a crash has shown already
 * that their number matters to nothing but the time it takes. The rules, and where they come from:
 *
 * <ul>
 *   <li><em>Attempts.</em> A process has {@link FailoverRules#RECOVERIES_AT_ONCE} dials to a host under way, and begins
 *       another one when one has ended; so in any second the promoted server sees at most those, as many as it lets in, and
 *       one dial of each cluster machine. Its queue never overflows.
 *   <li><em>Service.</em> The server is never idle while somebody waits: all are served in the time that it needs to let
 *       them all in, and two seconds more (a pause of the search, the longest rest of a call).
 *   <li><em>Questions.</em> The pause of a search is an eighth of its age, at least 10 ms, at most 250 ms, give or take a
 *       quarter: 28 questions in the first second and 4 in every later one, at most 40 and 6 with the quarter taken. When all
 *       is over, one in 30 s each, and the quarter keeps those of a thousand processes apart.
 * </ul>
 */
class WriterStormTest {

    private static final int MOST_ATTEMPTS =
            PROCESSES * FailoverRules.RECOVERIES_AT_ONCE + Database.LOGINS_A_SECOND + PROCESSES;
    private static final Duration LATE = Duration.ofSeconds(2);
    private static final int MOST_QUESTIONS_AT_FIRST = 40 * PROCESSES;
    private static final int MOST_QUESTIONS_LATER = 6 * PROCESSES;
    private static final int MOST_QUESTIONS_IN_CALM = PROCESSES / 5;

    @Test
    void aCrashedWriterAndAPromotionAfterFiveSeconds() {
        Storm storm = new Storm(50);
        storm.a.stop();
        storm.everybodyNotices();
        promote(storm, Duration.ofSeconds(5));
    }

    @Test
    void aFrozenWriterAndAPromotionAfterFiveSeconds() {
        Storm storm = new Storm(20);
        storm.a.freeze();
        storm.processes.forEach(process -> process.watch(storm.a.id));
        promote(storm, Duration.ofSeconds(5));
    }

    @Test
    void aPlannedSwitchover() {
        Storm storm = new Storm(20);
        storm.a.stop();
        storm.everybodyNotices();
        storm.in(Duration.ofSeconds(2), () -> storm.a.start(Role.READER));
        promote(storm, Duration.ofMillis(150));
    }

    private static void promote(Storm storm, Duration outage) {
        Duration promoted = STRUCK.plus(outage);
        storm.in(outage, storm.b::promote);
        storm.runFor(Duration.ofSeconds(60));
        print(storm.tally, promoted);
        List.of(storm.a, storm.b, storm.c).forEach(WriterStormTest::print);
        everybodyIsServed(storm, promoted);
        assertTrue(storm.b.knocks.peak(STRUCK) <= MOST_ATTEMPTS, "attempts");
        assertEquals(0, storm.b.turnedAway, "found the queue full");
        for (Database server : List.of(storm.a, storm.b, storm.c)) {
            String asked = "questions to " + server.id;
            assertTrue(server.questions.peak(STRUCK) <= MOST_QUESTIONS_AT_FIRST, asked);
            assertTrue(server.questions.peak(STRUCK.plusSeconds(2)) <= MOST_QUESTIONS_LATER, asked);
            assertTrue(server.questions.peak(STRUCK.plusSeconds(40)) <= MOST_QUESTIONS_IN_CALM, asked);
        }
    }

    private static void everybodyIsServed(Storm storm, Duration promoted) {
        assertEquals(List.of(), storm.tally.failures());
        assertEquals(storm.sessions(), storm.tally.losses());
        Duration needed = Duration.ofMillis(1_000L * storm.sessions() / Database.LOGINS_A_SECOND);
        assertTrue(storm.tally.served(100, promoted).compareTo(needed.plus(LATE)) <= 0, "late");
    }

    private static void print(Tally tally, Duration promoted) {
        System.out.printf(
                "storm: half served %d ms after the promotion, 99 %% %d ms, all %d ms; not served %d%n",
                tally.served(50, promoted).toMillis(),
                tally.served(99, promoted).toMillis(),
                tally.served(100, promoted).toMillis(),
                tally.failures().size());
    }

    private static void print(Database server) {
        System.out.printf(
                "  %s: at most %d attempts/s, turned away %d; questions/s at most %d at first, %d later, %d in calm%n",
                server.id,
                server.knocks.peak(STRUCK),
                server.turnedAway,
                server.questions.peak(STRUCK),
                server.questions.peak(STRUCK.plusSeconds(2)),
                server.questions.peak(STRUCK.plusSeconds(40)));
    }
}
