package dev.lodestar.testkit.network;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A listening socket's queue of connections that nobody has accepted yet, filled up with our own.
 *
 * <p>When it is full, Linux drops requests for more: a client's attempt to connect is not answered at all, exactly as
 * if its packets were lost. Where a kernel does otherwise, the attempt succeeds and is then met with silence.
 */
final class Backlog {
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final List<SocketChannel> fillers = new ArrayList<>();
    private final Set<SocketAddress> origins = new HashSet<>();

    /** Fills the queue of the socket that listens there. It has about that length. */
    void fill(SocketAddress listening, int length) throws IOException {
        boolean answered = true;
        while (answered && fillers.size() < 2 * length) {
            SocketChannel filler = SocketChannel.open();
            filler.configureBlocking(false);
            answered = filler.connect(listening) || finishes(filler);
            if (answered) {
                fillers.add(filler);
                origins.add(filler.getLocalAddress());
            } else {
                filler.close();
            }
        }
    }

    private static boolean finishes(SocketChannel filler) throws IOException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!filler.finishConnect()) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            LockSupport.parkNanos(PATIENCE_NANOS / 100);
        }
        return true;
    }

    /** Whether an accepted connection is one of ours. */
    boolean isFiller(SocketChannel accepted) throws IOException {
        return origins.contains(accepted.getRemoteAddress());
    }

    /** Closes our ends. The other ends are still in the queue, known by their origin. */
    void release() throws IOException {
        for (SocketChannel filler : fillers) {
            filler.close();
        }
        fillers.clear();
    }
}
