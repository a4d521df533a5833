package dev.lodestar.testkit.network;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A proxied connection: the client's side, the server's side, and a flow in each direction. Confined to the proxy. */
final class Link {
    private final SocketChannel client;
    private final SocketChannel server;
    private final Flow up;
    private final Flow down;
    private final SelectionKey clientKey;
    private final SelectionKey serverKey;
    private boolean connected;

    /** Begins to connect to the server on behalf of the client. */
    Link(SocketChannel client, InetSocketAddress back, Selector selector) throws IOException {
        this.client = client;
        server = SocketChannel.open();
        up = new Flow(client, server);
        down = new Flow(server, client);
        for (SocketChannel channel : new SocketChannel[] {client, server}) {
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        clientKey = client.register(selector, 0, this);
        serverKey = server.register(selector, 0, this);
        try {
            connected = server.connect(back);
        } catch (IOException refused) {
            server.close();
            throw refused;
        }
    }

    /** Does what can be done now on the channel of that key. */
    void advance(SelectionKey key, ByteBuffer scratch, long delayNanos) throws IOException {
        if (key.isConnectable()) {
            connected = server.finishConnect();
        }
        if (key.isReadable()) {
            (key == clientKey ? up : down).read(scratch, delayNanos);
        }
        write(System.nanoTime());
    }

    void write(long now) throws IOException {
        if (connected) {
            up.write(now);
            down.write(now);
        }
    }

    /** Asks the selector for what this link can make use of; in a black hole that is nothing. */
    void listen(boolean blackHole) {
        if (blackHole) {
            clientKey.interestOps(0);
            serverKey.interestOps(0);
        } else if (!connected) {
            clientKey.interestOps(0);
            serverKey.interestOps(SelectionKey.OP_CONNECT);
        } else {
            clientKey.interestOps(interest(up, down));
            serverKey.interestOps(interest(down, up));
        }
    }

    private static int interest(Flow reads, Flow writes) {
        return (reads.wantsToRead() ? SelectionKey.OP_READ : 0) | (writes.wantsToWrite() ? SelectionKey.OP_WRITE : 0);
    }

    /** Nanoseconds from now until something is due; {@link Long#MAX_VALUE} if nothing waits. */
    long nanosUntilDue(long now) {
        long up = this.up.waits() ? this.up.due() - now : Long.MAX_VALUE;
        long down = this.down.waits() ? this.down.due() - now : Long.MAX_VALUE;
        return connected ? Math.min(up, down) : Long.MAX_VALUE;
    }

    boolean isFinished() {
        return up.isFinished() && down.isFinished();
    }

    /** Closes both sides in order. */
    void close() {
        close(client);
        close(server);
    }

    /** Breaks both sides off with a reset, as a killed server's kernel does. */
    void reset() {
        try {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            server.setOption(StandardSocketOptions.SO_LINGER, 0);
        } catch (IOException e) {
            // then without reset
        }
        close();
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            // it is as closed as it gets
        }
    }
}
