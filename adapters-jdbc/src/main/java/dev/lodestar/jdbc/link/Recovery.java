package dev.lodestar.jdbc.link;

/**
 * Judges failed calls and finds another link. One object for each logical connection, made by the runtime.
 *
 * <p>{@link #recover} is called on the application's thread, with no lock held and with the link's mark even. Two
 * threads that use one connection at once may both be in it; the façade keeps the first link that comes back and aborts
 * the other. It is not called twice for one exception object, nor for an exception that already is a
 * {@link dev.lodestar.jdbc.FailoverFailure}, nor after the connection was closed.
 */
public interface Recovery {

    /**
     * Classifies the failure and, if the link or its host is lost, fails over. Blocks until the verdict is there, at
     * most until the failover deadline.
     *
     * @return never null; must not throw (a thrown exception closes the connection and reaches the application as it
     * is)
     */
    Recovered recover(LostCall lost);

    /**
     * The connection was closed by its owner: a recovery under way ends as soon as it can, with any result, and what it
     * may have opened is closed. From any thread, also before any recovery; returns at once.
     */
    void withdraw();
}
