package dev.lodestar.testkit.network;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * One direction of a proxied connection: bytes that were read and are due to be written at their time.
 *
 * <p>Confined to the proxy's thread. The end of the stream travels in the queue like bytes do, so it is late as they
 * are.
 */
final class Flow {
    private static final int MOST_QUEUED = 1 << 20;

    private record Chunk(long due, ByteBuffer bytes) {}

    private final SocketChannel from;
    private final SocketChannel to;
    private final Deque<Chunk> queue = new ArrayDeque<>();
    private int queued;
    private boolean ended;
    private boolean finished;
    private boolean blocked;

    Flow(SocketChannel from, SocketChannel to) {
        this.from = from;
        this.to = to;
    }

    /** Takes what has come; it is due after the delay. */
    void read(ByteBuffer scratch, long delayNanos) throws IOException {
        scratch.clear();
        int count = from.read(scratch);
        if (count == 0) {
            return;
        }
        ended = count < 0;
        ByteBuffer bytes = ByteBuffer.allocate(Math.max(count, 0));
        scratch.flip();
        bytes.put(scratch).flip();
        queue.add(new Chunk(System.nanoTime() + delayNanos, bytes));
        queued += bytes.remaining();
    }

    /** Writes what is due, as far as the other side takes it. */
    void write(long now) throws IOException {
        blocked = false;
        while (!queue.isEmpty() && queue.peek().due - now <= 0) {
            ByteBuffer bytes = queue.peek().bytes;
            queued -= to.write(bytes);
            if (bytes.hasRemaining()) {
                blocked = true;
                return;
            }
            queue.remove();
        }
        if (ended && queue.isEmpty() && !finished) {
            finished = true;
            to.shutdownOutput();
        }
    }

    boolean wantsToRead() {
        return !ended && queued < MOST_QUEUED;
    }

    /** Whether it waits for the other side to take more. */
    boolean wantsToWrite() {
        return blocked;
    }

    /** Whether it waits for time to pass. */
    boolean waits() {
        return !queue.isEmpty() && !blocked;
    }

    /** When the next bytes are due, if it waits. */
    long due() {
        return queue.peek().due;
    }

    /** Whether everything has passed, the end included. */
    boolean isFinished() {
        return finished;
    }
}
