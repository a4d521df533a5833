package dev.lodestar.domain.fact;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.WriterClaim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What an operator reads without asking. */
class FactTest {

    private static final HostId A = new HostId("a");
    private static final HostId B = new HostId("b");
    private static final WriterClaim CLAIM = new WriterClaim.Timeline("x", 2);

    private static Fact accepted(Optional<HostId> previous) {
        return new Fact.WriterAccepted(previous, B, CLAIM, Duration.ofMillis(80));
    }

    /** A failover that succeeded is news, not an error: adapters render headlines at INFO. */
    @Test
    void aNewWriterIsAHeadline() {
        Fact fact = accepted(Optional.of(A));
        assertTrue(fact.isHeadline());
        assertEquals("Writer is b, before it was a (timeline 2, proven after 80 ms)", fact.sentence());
    }

    @Test
    void whatAnOperatorHasToActOnIsAHeadline() {
        assertTrue(new Fact.HostDied(A, Duration.ofSeconds(3)).isHeadline());
        assertTrue(new Fact.SplitBrain(A, B, CLAIM, CLAIM).isHeadline());
    }

    @Test
    void everythingElseIsDetail() {
        List<Fact> details = List.of(
                accepted(Optional.empty()),
                new Fact.ClaimRejected(A, CLAIM, B, CLAIM, "its claim is older"),
                new Fact.WriterStepped(A),
                new Fact.HostRefused(A, "connection refused"),
                new Fact.HostReturned(A),
                new Fact.SearchBegan("a call on a failed"),
                new Fact.WrongHostAnswered(A, "stranger"),
                new Fact.MembersChanged("c", "none"));
        details.forEach(fact -> assertFalse(fact.isHeadline(), fact.sentence()));
    }
}
