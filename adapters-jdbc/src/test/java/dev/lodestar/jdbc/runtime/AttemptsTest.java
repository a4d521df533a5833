package dev.lodestar.jdbc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AttemptsTest {

    private static final HostAddress A = new HostAddress("a", 5432);
    private static final HostAddress B = new HostAddress("b", 5432);

    private final AtomicInteger begun = new AtomicInteger();
    private final Attempts attempts = new Attempts(begun::incrementAndGet);

    private static void nothing() {}

    private List<HostAddress> suspected(Duration slow) {
        List<HostAddress> suspected = new ArrayList<>();
        attempts.watch(slow, suspected::add);
        return suspected;
    }

    @Test
    void whatIsUnderWayAtACondemnedHostIsGivenUpAndNothingElse() throws InterruptedException {
        CountDownLatch givenUp = new CountDownLatch(1);
        AtomicInteger others = new AtomicInteger();
        attempts.begin(A, givenUp::countDown);
        attempts.begin(B, others::incrementAndGet);
        try (Hands hands = new Hands("hand")) {
            attempts.giveUp(A, hands);
            assertTrue(givenUp.await(30, TimeUnit.SECONDS));
        }
        assertEquals(0, others.get());
    }

    @Test
    void aHostIsSuspectedOnceHoweverManyWaitForIt() {
        attempts.begin(A, AttemptsTest::nothing);
        attempts.begin(A, AttemptsTest::nothing);
        attempts.begin(B, AttemptsTest::nothing);

        assertEquals(2, suspected(Duration.ZERO).size());
        assertEquals(List.of(), suspected(Duration.ofHours(1)));
    }

    @Test
    void whatHasEndedIsWatchedNoMore() {
        Runnable ended = attempts.begin(A, AttemptsTest::nothing);
        ended.run();
        ended.run();

        assertTrue(attempts.isEmpty());
        assertEquals(List.of(), suspected(Duration.ZERO));
    }

    @Test
    void theWatcherIsToldOfEverythingThatBegins() {
        Runnable first = attempts.begin(A, AttemptsTest::nothing);
        attempts.begin(B, AttemptsTest::nothing).run();
        first.run();
        attempts.begin(A, AttemptsTest::nothing);

        assertEquals(3, begun.get());
    }
}
