package dev.lodestar.jdbc.target;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Writes that can be seen from outside while they last. Java offers no timeout for them: only an abort ends one. */
final class GuardedOutput extends FilterOutputStream {

    private final GuardedSocket socket;

    GuardedOutput(GuardedSocket socket, OutputStream out) {
        super(out);
        this.socket = socket;
    }

    @Override
    public void write(int one) throws IOException {
        write(new byte[] {(byte) one}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        socket.writing(true);
        try {
            out.write(bytes, offset, length);
        } finally {
            socket.writing(false);
        }
    }

    /** Closing a socket's stream closes the socket. */
    @Override
    public void close() throws IOException {
        socket.close();
    }
}
