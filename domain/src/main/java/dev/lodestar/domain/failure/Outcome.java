package dev.lodestar.domain.failure;

/** What became of the work that a failure interrupted. */
public enum Outcome {
    /** Nothing that could change data had reached the database. */
    NOT_SENT,
    /** The work was not committed; the database undid it. */
    ROLLED_BACK,
    /** Nobody can tell from here whether the work was committed. */
    UNKNOWN
}
