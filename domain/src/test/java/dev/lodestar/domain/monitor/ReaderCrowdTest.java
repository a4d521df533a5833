package dev.lodestar.domain.monitor;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.Dialect.Membership;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a crowd that waits for a reader costs the one host that serves. */
class ReaderCrowdTest {

    private static final int CROWD = 50;

    private final Play play = new Play(Membership.LISTED, List.of("a", "b"), Duration.ofSeconds(3), 3, new Score());
    private final Actor writer = play.network().actor("a");
    private final Actor reader = play.network().actor("b");

    private void letThemWait() {
        writer.isWriter(new WriterClaim.Timeline("x", 1));
        play.run(Duration.ofSeconds(20));
        reader.manner = Actor.Manner.REFUSING;
        reader.open.clear();
        for (int i = 0; i < CROWD; i++) {
            ApplicationScript.declare(List.of("application", "r" + i, "as", "reader"), play);
        }
        play.applications().values().forEach(each -> play.perform(each::connect));
        play.run(Duration.ofSeconds(1));
    }

    @Test
    void theWriterIsLeftInPeace() {
        letThemWait();
        writer.asked = 0;
        play.run(Duration.ofSeconds(10));
        assertTrue(writer.asked <= 20, writer.asked + " questions to the writer in ten seconds");
    }

    @Test
    void everybodyIsServedWhenAReaderReturns() {
        letThemWait();
        reader.answers();
        play.run(Duration.ofSeconds(1));
        assertTrue(reader.open.size() >= CROWD, reader.open.size() + " connections");
    }
}
