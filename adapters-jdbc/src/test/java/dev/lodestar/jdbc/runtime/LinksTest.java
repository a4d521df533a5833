package dev.lodestar.jdbc.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.jdbc.target.Physical;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LinksTest {

    private static final HostId A = new HostId("a");
    private static final HostId B = new HostId("b");
    private static final Set<Protection> ALL = Set.of(Protection.values());
    private static final int MANY = 100_000;

    private final AtomicInteger aborts = new AtomicInteger();
    private final AtomicInteger dropped = new AtomicInteger();
    private final Links links = new Links(Runnable::run);

    private Link link(HostId host, long generation) {
        Physical physical = (Physical) Proxy.newProxyInstance(
                LinksTest.class.getClassLoader(), new Class<?>[] {Physical.class}, (self, method, arguments) -> {
                    if (method.getName().equals("abort")) {
                        aborts.incrementAndGet();
                    }
                    return null;
                });
        return new Link(physical, host, generation, Role.WRITER);
    }

    private Link watched(HostId host, long generation, Set<Protection> wanted) {
        Link link = link(host, generation);
        links.add(link, wanted, dropped::incrementAndGet);
        return link;
    }

    @Test
    void condemningClosesWhatThePluginsWantClosed() {
        Link idle = watched(A, 1, Set.of(Protection.CLOSE_IDLE));
        Link busy = watched(A, 1, Set.of(Protection.CLOSE_IDLE));
        busy.begin();
        links.condemn(A, 1, "it died.");
        assertEquals(1, aborts.get());
        assertTrue(idle.isCondemned());
        assertTrue(busy.isCondemned());
    }

    @Test
    void condemningLeavesYoungerAndOtherConnectionsAlone() {
        Link younger = watched(A, 2, ALL);
        Link elsewhere = watched(B, 1, ALL);
        links.condemn(A, 1, "it died.");
        assertFalse(younger.isCondemned());
        assertFalse(elsewhere.isCondemned());
        assertEquals(0, aborts.get());
    }

    @Test
    void aCallThatSlippedThroughIsAbortedAtTheSecondLook() {
        Link link = watched(A, 1, Set.of(Protection.ABORT_IN_FLIGHT, Protection.WATCH_CALLS));
        links.condemn(A, 1, "it was demoted.");
        assertEquals(0, aborts.get());
        link.begin();
        links.watch(2, (host, generation) -> {});
        assertEquals(0, aborts.get());
        links.watch(2, (host, generation) -> {});
        assertEquals(1, aborts.get());
    }

    @Test
    void aSlowCallIsToldEveryFewLooks() {
        Link slow = watched(A, 7, ALL);
        watched(A, 8, ALL);
        slow.begin();
        List<String> told = new ArrayList<>();
        for (int look = 1; look <= 5; look++) {
            int now = look;
            links.watch(2, (host, generation) -> told.add(now + ":" + host + "/" + generation));
        }
        assertEquals(List.of("3:a/7", "5:a/7"), told);
    }

    @Test
    void whatIsLetGoOfIsForgotten() {
        Link link = watched(A, 1, ALL);
        watched(B, 1, ALL);
        link.unwatch();
        link.unwatch();
        assertEquals(0, links.count(A));
        assertEquals(1, links.count(B));
        assertFalse(links.isEmpty());
    }

    /** Each step that took time in proportion to the others there would make this take hours. */
    @Test
    void manyConnectionsComeAndGo() {
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            List<Link> open = new ArrayList<>();
            for (int i = 0; i < MANY; i++) {
                open.add(watched(A, 1, ALL));
            }
            assertEquals(MANY, links.count(A));
            links.condemn(A, 1, "it died.");
            assertEquals(MANY, aborts.get());
            open.forEach(Link::unwatch);
        });
        assertTrue(links.isEmpty());
        assertEquals(0, dropped.get());
    }

    @Test
    void manyConnectionsThatAreDroppedLeaveNothing() {
        for (int i = 0; i < MANY; i++) {
            watched(i % 2 == 0 ? A : B, 1, ALL);
        }
        AtomicLong looks = new AtomicLong();
        assertTimeoutPreemptively(Duration.ofMinutes(1), () -> {
            while (!links.isEmpty()) {
                System.gc();
                links.watch(2, (host, generation) -> looks.incrementAndGet());
            }
        });
        assertEquals(MANY, dropped.get());
        assertEquals(0, looks.get());
    }
}
