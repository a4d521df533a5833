package dev.lodestar.ports;

/** The result of work that has none but its success. */
public enum Done {
    DONE
}
