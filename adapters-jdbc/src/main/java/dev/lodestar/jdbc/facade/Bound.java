package dev.lodestar.jdbc.facade;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.jdbc.link.Link;
import java.sql.SQLException;

/** Something that the driver made on one link. It lives and dies with that link, whatever its connection does later. */
abstract class Bound {

    final LodestarConnection connection;
    final Link link;

    Bound(LodestarConnection connection, Link link) {
        this.connection = connection;
        this.link = link;
    }

    /** What to call this in a message. */
    abstract String kind();

    /** The SQLState of a call after the connection moved away. */
    String staleState() {
        return "26000";
    }

    /** Why the driver was not called. If the link is condemned, this recovers the connection first. */
    final SQLException refused() {
        return connection.refused(this);
    }

    /** What to throw after the driver failed. Recovers the connection if that is what it takes. */
    final SQLException failed(Exception failure, CallNature nature) {
        return connection.failed(link, failure, nature);
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "@" + Integer.toHexString(hashCode()) + " on " + link;
    }
}
