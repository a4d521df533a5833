package dev.lodestar.domain.failure;

/**
 * One link of a failure.
 *
 * @param kind what the exception's class tells
 * @param sqlState five characters, or empty where there is none
 * @param vendorCode the database's own number, 0 where there is none
 * @param text the exception's message, empty where there is none; matched only where a driver gives nothing better
 */
public record Symptom(Kind kind, String sqlState, int vendorCode, String text) {

    /** What the class of an exception tells, whatever its message says. */
    public enum Kind {
        /** An error reported by the database or its driver; the SQLState decides. */
        SQL,
        /** A host name that could not be resolved. */
        UNKNOWN_HOST,
        /** Nothing listens at the address, or there is no route to it. */
        REFUSED,
        /** Connecting, logging in or answering took longer than allowed. */
        TIMED_OUT,
        /** The transport broke: reset, closed, end of stream. */
        DISCONNECTED,
        /** We closed the transport ourselves because the host was declared dead or demoted. */
        ABORTED,
        /** All threads or slots that could carry the request are taken. Says nothing about the host. */
        BUSY,
        /** TLS could not be agreed upon or the certificate was refused. */
        TLS,
        /** The waiting thread was interrupted. */
        INTERRUPTED,
        /** Anything else. */
        OTHER
    }

    public static Symptom of(Kind kind) {
        return new Symptom(kind, "", 0, "");
    }

    public static Symptom sql(String sqlState, int vendorCode, String text) {
        return new Symptom(Kind.SQL, sqlState, vendorCode, text);
    }
}
