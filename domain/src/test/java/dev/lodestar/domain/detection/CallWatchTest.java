package dev.lodestar.domain.detection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CallWatchTest {

    private final CallWatch watch = new CallWatch();

    @Test
    void aCallThatIsMetAgainIsAsOldAsTheTicksBetween() {
        assertEquals(0, watch.look(1));
        assertEquals(1, watch.look(1));
        assertEquals(2, watch.look(1));
        assertEquals(3, watch.look(1));
    }

    @Test
    void anIdleConnectionIsNeverOld() {
        for (int i = 0; i < 10; i++) {
            assertEquals(0, watch.look(2));
        }
    }

    @Test
    void aNewCallBeginsAnew() {
        watch.look(1);
        watch.look(1);
        assertEquals(0, watch.look(3));
        assertEquals(1, watch.look(3));
        assertEquals(0, watch.look(4));
        assertEquals(0, watch.look(5));
    }

    @Test
    void aRecordThatHasNeverBeenUsedIsIdle() {
        assertEquals(0, watch.look(0));
        assertEquals(0, watch.look(0));
    }

    @Test
    void marksMayWrapAround() {
        assertEquals(0, watch.look(Long.MAX_VALUE));
        assertEquals(1, watch.look(Long.MAX_VALUE));
        assertEquals(0, watch.look(Long.MIN_VALUE));
        assertEquals(0, watch.look(Long.MIN_VALUE + 1));
        assertEquals(1, watch.look(Long.MIN_VALUE + 1));
    }
}
