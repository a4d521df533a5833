package dev.lodestar.domain.cluster;

/** What a host does in its cluster. */
public enum Role {
    /** Takes writes. At most one host of a cluster is accepted as writer at any instant. */
    WRITER,
    /** Serves reads from a copy. */
    READER,
    /** Not known, or not to be believed: never asked, or it claims to be writer with a claim that lost. */
    UNKNOWN
}
