package dev.lodestar.testkit.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * The listening socket of a proxy. Confined to the proxy's thread.
 *
 * <p>It is open while the server serves, and in a black hole always: lost packets do not refuse. There its queue is full,
 * so that the kernel answers nobody.
 */
final class Gate {
    private static final int BACKLOG = 256;

    private final InetSocketAddress front;
    private final Selector selector;
    private ServerSocketChannel listener;
    private Backlog backlog = new Backlog();
    private boolean serving;
    private boolean blackHole;

    Gate(InetSocketAddress front, Selector selector) {
        this.front = front;
        this.selector = selector;
    }

    void serve(boolean whether) throws IOException {
        serving = whether;
        openOrShut();
    }

    /** Fills the queue, or releases what filled it; those are still to be accepted then, see {@link #admit}. */
    void blackHole(boolean whether) throws IOException {
        blackHole = whether;
        openOrShut();
        if (blackHole) {
            backlog = new Backlog();
            backlog.fill(front, BACKLOG);
        } else {
            backlog.release();
        }
    }

    private void openOrShut() throws IOException {
        boolean needed = serving || blackHole;
        if (listener == null && needed) {
            listener = ServerSocketChannel.open();
            listener.bind(front, BACKLOG);
            listener.configureBlocking(false);
            listener.register(selector, 0);
        } else if (listener != null && !needed) {
            listener.close();
            listener = null;
            selector.selectNow(); // only now does the kernel let go of the address
        }
        if (listener != null) {
            listener.keyFor(selector).interestOps(blackHole ? 0 : SelectionKey.OP_ACCEPT);
        }
    }

    /** The next client that waits, or null. */
    SocketChannel admit() throws IOException {
        SocketChannel client = listener == null ? null : listener.accept();
        while (client != null && backlog.isFiller(client)) {
            client.close();
            client = listener.accept();
        }
        if (client == null && !blackHole) {
            backlog = new Backlog(); // none of the fillers is left; others may get their port numbers
        }
        return client;
    }

    void close() throws IOException {
        backlog.release();
        if (listener != null) {
            listener.close();
        }
    }
}
