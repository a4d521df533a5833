package dev.lodestar.jdbc.target;

import java.io.IOException;
import java.net.Socket;
import java.util.Set;

/** A look at the sockets below a connection. */
final class LiveSockets {

    private LiveSockets() {}

    /** The only raw socket of an idle connection. */
    static Socket only(Physical physical) {
        Set<GuardedSocket> sockets = ((PostgresPhysical) physical).wire().sockets();
        if (sockets.size() != 1) {
            throw new AssertionError("Not one socket but " + sockets);
        }
        return sockets.iterator().next().raw;
    }

    static int count(Physical physical) {
        return ((PostgresPhysical) physical).wire().sockets().size();
    }

    /** Returns once a thread is inside of a read or write. */
    static void awaitReader(Physical physical) {
        long end = System.nanoTime() + Call.HANGS.toNanos();
        while (!((PostgresPhysical) physical).wire().isBusy()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Nobody reads.");
            }
            Thread.onSpinWait();
        }
    }

    /**
     * Returns once the kernel holds bytes for the peer and takes no more: the queue to send hasn't changed for a while.
     */
    static void awaitBlockedWriter(Physical physical) throws IOException {
        String local = String.format(":%04X ", only(physical).getLocalPort());
        String remote = String.format(":%04X 01 ", only(physical).getPort());
        String before = "";
        long since = System.nanoTime();
        long end = since + Call.HANGS.toNanos();
        while (before.isEmpty() || System.nanoTime() - since < 200_000_000) {
            String queue = Kernel.sockets().stream()
                    .filter(line -> line.contains(local) && line.contains(remote))
                    .map(line -> line.trim().split("\\s+")[4])
                    .filter(queues -> !queues.startsWith("00000000"))
                    .findFirst()
                    .orElse("");
            if (!queue.equals(before)) {
                before = queue;
                since = System.nanoTime();
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("The write does not block.");
            }
        }
    }
}
