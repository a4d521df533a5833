package dev.lodestar.jdbc.link;

import java.sql.SQLException;

/** What became of a connection after one of its calls was lost. */
public sealed interface Recovered {

    /**
     * The connection continues on another link, whose session equals {@link LostCall#session()}. The façade owns {@code
     * next} from now on, aborts the lost link and throws {@code thrown}; everything made on the lost link stays dead.
     * If the application closed the connection meanwhile, the façade aborts and releases {@code next} as well.
     */
    record Moved(Link next, SQLException thrown) implements Recovered {}

    /**
     * The connection is over. The façade aborts the link and throws {@code thrown}; every later call fails with 08003
     * and {@code thrown}'s message as the reason.
     */
    record Closed(SQLException thrown) implements Recovered {}

    /** The application's own affair, or a failure that changes nothing: its own exception object is thrown again. */
    record Passed() implements Recovered {}
}
