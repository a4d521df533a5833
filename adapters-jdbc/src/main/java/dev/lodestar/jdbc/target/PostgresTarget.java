package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import org.postgresql.PGProperty;

/** pgjdbc. Loaded only when pgjdbc is there: see {@link TargetDrivers}. */
final class PostgresTarget implements TargetDriver {

    @Override
    public String scheme() {
        return "postgresql";
    }

    @Override
    public String artifact() {
        return "org.postgresql:postgresql";
    }

    @Override
    public boolean knowsProperty(String name) {
        return PGProperty.forName(name) != null;
    }

    @Override
    public Opening opening(HostAddress address, OpenRequest request) {
        return new PostgresOpening(address, request);
    }
}
