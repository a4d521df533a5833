package dev.lodestar.jdbc.target;

import java.sql.SQLException;

/**
 * One connection being opened: name lookup, TCP, TLS, login. {@link #run()} belongs to one thread and works once;
 * {@link #abort()} may come from any thread, before, during and after.
 */
public interface Opening {

    /**
     * Opens the connection and blocks until it is ready to use. Ends by the request's patience whatever the host does:
     * the deadline is checked at every read of every socket, TLS included. Only the name lookup can't be bounded from
     * here, because the JDK's resolver can't be interrupted; its time counts, and an overdue lookup is followed by a
     * failure, but the thread stays in it for as long as the system's resolver takes.
     *
     * @throws SQLException as the driver reports it; with SQLState 08001 and a cause of {@link TransportAborted} or
     *     {@link OutOfPatience} if that is why it ended. {@link Failures} puts it in domain words
     */
    Physical run() throws SQLException;

    /**
     * Gives the opening up: its sockets are closed at once, without a word to the host and without waiting, and
     * {@link #run()} fails as soon as its thread notices (a thread in a name lookup notices when that ends). If the
     * driver still succeeds, the connection is closed before anybody sees it.
     *
     * @return whether that ended it; false if it had already ended, so a connection that was opened stays untouched
     */
    boolean abort();
}
