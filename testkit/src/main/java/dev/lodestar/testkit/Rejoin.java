package dev.lodestar.testkit;

/** How a node came back as a reader. */
public enum Rejoin {
    /** With the data it had. */
    IN_PLACE,
    /** With a fresh copy of the writer's data. */
    BY_COPY
}
