package dev.lodestar.examples.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.vertx.ConnectionMovedException;
import dev.lodestar.vertx.NoHostAvailableException;
import dev.lodestar.vertx.TransactionLostException;
import org.junit.jupiter.api.Test;

class RefusalTest {

    @Test
    void whatWasSurelyNotDoneMayBeRepeated() {
        assertMayBeRepeated(new NoHostAvailableException("No host.", Outcome.NOT_SENT, null));
        assertMayBeRepeated(new ConnectionMovedException("Moved.", Outcome.NOT_SENT, null));
        assertMayBeRepeated(new TransactionLostException("Lost.", Outcome.ROLLED_BACK, null));
    }

    @Test
    void whatMayHaveBeenDoneIsNotToBeRepeated() {
        assertNotToBeRepeated(new TransactionLostException("Lost.", Outcome.UNKNOWN, null));
        assertNotToBeRepeated(new NoHostAvailableException("Lost, and no host.", Outcome.UNKNOWN, null));
        assertNotToBeRepeated(new IllegalStateException("a bug"));
    }

    private static void assertMayBeRepeated(Exception failure) {
        Refusal refusal = Refusal.of(failure);
        assertEquals(503, refusal.status());
        assertEquals(1, refusal.retryAfter().orElseThrow().toSeconds());
    }

    private static void assertNotToBeRepeated(Exception failure) {
        Refusal refusal = Refusal.of(failure);
        assertEquals(500, refusal.status());
        assertTrue(refusal.retryAfter().isEmpty());
    }
}
