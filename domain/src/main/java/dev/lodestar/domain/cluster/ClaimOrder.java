package dev.lodestar.domain.cluster;

/** How one {@link WriterClaim} stands to another. */
public enum ClaimOrder {
    /** Surely made after the other: it wins. */
    NEWER,
    /** Surely made before the other: the host is an ex-writer that does not know it yet. */
    OLDER,
    /** Neither contains the other: nobody can tell from the claims alone. The accepted writer stays. */
    INCOMPARABLE,
    /** The claims carry no order of their own, but the storage admits one writer: the later observation wins. */
    BY_OBSERVATION
}
