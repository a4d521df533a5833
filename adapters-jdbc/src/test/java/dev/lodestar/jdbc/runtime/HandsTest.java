package dev.lodestar.jdbc.runtime;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HandsTest {

    private static final HostAddress A = new HostAddress("a", 5432);
    private static final HostAddress B = new HostAddress("b", 5432);

    private final Hands hands = new Hands("test");
    private final CountDownLatch hung = new CountDownLatch(1);

    @AfterEach
    void end() {
        hung.countDown();
        hands.close();
    }

    private void hang() {
        try {
            hung.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void oneLimitCountsTheDialsOfAnother() {
        for (int i = 0; i < 3; i++) {
            assertTrue(hands.dial(A, 16, this::hang));
        }
        assertTrue(hands.dial(A, 4, this::hang));
        assertFalse(hands.dial(A, 4, this::hang), "four are under way");
        assertTrue(hands.dial(A, 16, this::hang), "who is allowed more gets more");
        assertTrue(hands.dial(B, 4, this::hang), "another host is another matter");
    }

    @Test
    void aDialThatIsOverMakesRoom() throws InterruptedException {
        assertTrue(hands.dial(A, 1, hung::countDown));
        assertTrue(hung.await(30, TimeUnit.SECONDS));
        boolean room = false;
        for (int i = 0; i < 1_000_000 && !room; i++) {
            room = hands.dial(A, 1, () -> {});
            Thread.onSpinWait();
        }
        assertTrue(room);
    }
}
