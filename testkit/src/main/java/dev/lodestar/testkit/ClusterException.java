package dev.lodestar.testkit;

/** The cluster could not do what it was asked. The message says what happened and what to do about it. */
public final class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ClusterException(String message) {
        super(message);
    }

    public ClusterException(String message, Throwable cause) {
        super(message, cause);
    }
}
