package dev.lodestar.domain.cluster;

/**
 * One server as a {@link Topology} shows it.
 *
 * @param role what it proved or was told to be; the role of the accepted writer alone is proven
 * @param health whether it answers
 * @param generation counts how often everything connected to this host was condemned (it died or was demoted). A
 *     connection remembers the generation it was opened in; an error of an older generation changes nothing
 */
public record Host(HostId id, HostAddress address, Role role, Health health, long generation, Load load) {

    /** Whether a host answers, as far as the cluster machine knows. */
    public enum Health {
        /** Answered its last probe, or was not probed yet. */
        UP,
        /** Refused, or did not answer for the detection time. Chosen only when nothing better is left. */
        DOWN
    }

    /** A host of which nothing is known but where it is dialled. */
    public static Host at(HostAddress address) {
        return new Host(HostId.of(address), address, Role.UNKNOWN, Health.UP, 0, Load.UNKNOWN);
    }

    public boolean isWriter() {
        return role == Role.WRITER;
    }

    public boolean isUp() {
        return health == Health.UP;
    }
}
