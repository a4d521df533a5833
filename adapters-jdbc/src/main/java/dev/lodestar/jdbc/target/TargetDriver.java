package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;

/**
 * The JDBC driver that speaks to the database: pgjdbc, later Connector/J. The rest of the adapter knows its driver only
 * through this interface. Stateless and safe from any thread.
 */
public interface TargetDriver {

    /** The word after {@code jdbc:lodestar:} in a URL, for example {@code postgresql}. */
    String scheme();

    /** Maven coordinates of the driver without a version, for messages. */
    String artifact();

    /** Whether the driver has a property of exactly this name; case matters. */
    boolean knowsProperty(String name);

    /**
     * Prepares to open one connection to one host. Nothing happens before {@link Opening#run()}. Lists of hosts and the
     * choice among them are not the driver's affair: its own settings of that kind are dropped.
     */
    Opening opening(HostAddress address, OpenRequest request);
}
