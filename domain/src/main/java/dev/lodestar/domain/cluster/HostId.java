package dev.lodestar.domain.cluster;

/**
 * The lasting identity of one database server within its cluster: the instance identifier where the database knows one
 * (Aurora, Multi-AZ), else its address. Two addresses of one server share one id.
 */
public record HostId(String value) implements Comparable<HostId> {

    public HostId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("A host id must not be blank.");
        }
    }

    /** The identity of a host that has no other name than its address. */
    public static HostId of(HostAddress address) {
        return new HostId(address.toString());
    }

    @Override
    public int compareTo(HostId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
