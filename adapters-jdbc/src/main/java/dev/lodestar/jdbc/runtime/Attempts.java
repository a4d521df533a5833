package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.cluster.HostAddress;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What calls are waiting for at the hosts of one cluster before they have a connection: dials, questions, sessions being
 * restored. They are watched like the calls of an application: a slow one makes its host suspect, and what is under way at a
 * host that is condemned fails at once. Safe from any thread.
 */
final class Attempts {

    /** One thing under way, and how to make it fail. Compared by identity. */
    private static final class Attempt {
        final HostAddress address;
        final Runnable giveUp;
        volatile long countedFrom = System.nanoTime();

        Attempt(HostAddress address, Runnable giveUp) {
            this.address = address;
            this.giveUp = giveUp;
        }
    }

    private final Set<Attempt> underWay = ConcurrentHashMap.newKeySet();
    private final Runnable onBegin;

    /** @param onBegin told when something is under way */
    Attempts(Runnable onBegin) {
        this.onBegin = onBegin;
    }

    /** For those whose attempts nobody watches. */
    static Attempts unwatched() {
        return new Attempts(() -> {});
    }

    /**
     * Something begins.
     *
     * @param giveUp makes it fail; from any thread, must not wait
     * @return to be run when it has ended
     */
    Runnable begin(HostAddress address, Runnable giveUp) {
        Attempt attempt = new Attempt(address, giveUp);
        underWay.add(attempt);
        onBegin.run();
        return () -> underWay.remove(attempt);
    }

    boolean isEmpty() {
        return underWay.isEmpty();
    }

    /** Makes everything that is under way at a host fail. */
    void giveUp(HostAddress address, Hands hands) {
        for (Attempt attempt : underWay) {
            if (attempt.address.equals(address) && !hands.run(attempt.giveUp)) {
                attempt.giveUp.run();
            }
        }
    }

    /** Tells hosts at which something has been under way for {@code slow}, and again after as long once more. */
    void watch(Duration slow, Consumer<HostAddress> suspicion) {
        long now = System.nanoTime();
        Set<HostAddress> suspected = new LinkedHashSet<>();
        for (Attempt attempt : underWay) {
            if (now - attempt.countedFrom >= slow.toNanos()) {
                attempt.countedFrom = now;
                suspected.add(attempt.address);
            }
        }
        suspected.forEach(suspicion);
    }
}
