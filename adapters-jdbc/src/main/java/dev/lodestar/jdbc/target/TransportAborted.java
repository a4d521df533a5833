package dev.lodestar.jdbc.target;

import java.net.SocketException;

/** We closed the transport ourselves, or refused to open another one, after an abort. */
public final class TransportAborted extends SocketException {

    private static final long serialVersionUID = 1L;

    public TransportAborted(String message) {
        super(message);
    }
}
