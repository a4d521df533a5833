package dev.lodestar.domain.cluster;

/** How one {@link WriterClaim} stands to another. */
public enum ClaimOrder {
    /** Surely made after the other: it wins. */
    NEWER,
    /** Surely made before the other: the host is an ex-writer that does not know it yet. */
    OLDER,
    /**
     * Holds all that the other showed, so its host may succeed the other's. No proof that it did: a copy grows in the same
     * way while it follows.
     */
    CONTAINING,
    /** Neither contains the other: nobody can tell from the claims alone. The accepted writer stays. */
    INCOMPARABLE,
    /** The claims carry no order of their own, but the storage admits one writer: the later observation wins. */
    BY_OBSERVATION;

    /** Whether another host that shows as much makes it impossible to tell which of them is right. */
    public boolean isRefutable() {
        return this == CONTAINING || this == INCOMPARABLE;
    }
}
