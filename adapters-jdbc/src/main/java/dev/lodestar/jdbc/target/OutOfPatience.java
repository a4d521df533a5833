package dev.lodestar.jdbc.target;

import java.io.IOException;

/**
 * The host did not answer within the patience of the whole operation. Not a {@link java.net.SocketTimeoutException}:
 * pgjdbc swallows those when it asked for no timeout, and tries again without TLS when {@code sslmode=prefer}.
 */
public final class OutOfPatience extends IOException {

    private static final long serialVersionUID = 1L;

    public OutOfPatience(String message) {
        super(message);
    }
}
