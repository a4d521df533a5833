package dev.lodestar.jdbc.link;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.jdbc.target.Physical;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LinkTest {

    private final List<String> calls = new ArrayList<>();
    private boolean refuses;

    private final Link link = new Link(
            (Physical) Proxy.newProxyInstance(
                    LinkTest.class.getClassLoader(), new Class<?>[] {Physical.class}, (self, method, arguments) -> {
                        calls.add(method.getName());
                        if (refuses) {
                            throw new IllegalStateException("planted");
                        }
                        return null;
                    }),
            new HostId("a"),
            3,
            Role.READER);

    @Test
    void beginMakesTheMarkOddAndEndEvenFromAnyValue() {
        assertEquals(0, link.mark());
        link.begin();
        assertEquals(1, link.mark());
        link.begin();
        assertEquals(3, link.mark(), "odd again, and another call");
        link.end();
        assertEquals(4, link.mark());
        link.end();
        assertEquals(4, link.mark());
        link.begin();
        assertEquals(5, link.mark());
        assertTrue(link.isBusy());
    }

    @Test
    void theFirstEvidenceStays() {
        assertTrue(link.isUsable());
        assertEquals(Optional.empty(), link.condemned());
        link.condemn("it died.");
        link.condemn("it was demoted.");
        assertFalse(link.isUsable());
        assertTrue(link.isCondemned());
        assertEquals(Optional.of("it died."), link.condemned());
        assertFalse(link.isReleased());
        link.release();
        assertTrue(link.isReleased());
        assertFalse(link.isUsable());
        assertEquals(Optional.of("it died."), link.condemned());
    }

    @Test
    void aReleasedLinkIsNotCondemnedAnyMore() {
        link.release();
        link.condemn("too late.");
        assertFalse(link.isCondemned());
        assertEquals(Optional.empty(), link.condemned());
    }

    @Test
    void closesPolitelyOnlyWhereNobodyCanMakeItWait() {
        calls.clear();
        link.close();
        assertEquals(List.of("close"), calls);
        calls.clear();
        link.begin();
        link.close();
        assertEquals(List.of("abort", "close"), calls);
        calls.clear();
        link.end();
        link.condemn("it died.");
        link.release();
        link.close();
        assertEquals(List.of("abort", "close"), calls);
    }

    @Test
    void neitherAbortNorCloseThrows() {
        refuses = true;
        assertDoesNotThrow(link::abort);
        assertDoesNotThrow(link::close);
    }

    @Test
    void saysWhereItLeads() {
        assertEquals("a (READER, generation 3)", link.toString());
    }
}
