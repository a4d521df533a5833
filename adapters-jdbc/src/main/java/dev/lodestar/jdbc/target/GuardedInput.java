package dev.lodestar.jdbc.target;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/**
 * Reads that end by the socket's deadline, if it has one. A host that trickles bytes does not prolong it. All other
 * ways to read, skipping included, are inherited and come down to these.
 */
final class GuardedInput extends InputStream {

    private final GuardedSocket socket;
    private final InputStream in;

    GuardedInput(GuardedSocket socket, InputStream in) {
        this.socket = socket;
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        Deadline deadline = socket.deadline();
        socket.reading(true);
        try {
            return deadline == null ? in.read(bytes, offset, length) : readBy(deadline, bytes, offset, length);
        } finally {
            socket.reading(false);
        }
    }

    private int readBy(Deadline deadline, byte[] bytes, int offset, int length) throws IOException {
        int asked = socket.getSoTimeout();
        int left = deadline.millisLeft();
        if (asked != 0 && asked <= left) {
            return in.read(bytes, offset, length);
        }
        socket.raw.setSoTimeout(left);
        try {
            return in.read(bytes, offset, length);
        } catch (SocketTimeoutException late) {
            throw deadline.exceeded();
        } finally {
            restore(asked);
        }
    }

    private void restore(int asked) {
        try {
            socket.raw.setSoTimeout(asked);
        } catch (SocketException closed) {
            // The read itself tells why.
        }
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    /** Closing a socket's stream closes the socket. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
