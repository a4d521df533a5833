package dev.lodestar.domain.session;

/** Transaction isolation levels of the SQL standard. */
public enum Isolation {
    READ_UNCOMMITTED,
    READ_COMMITTED,
    REPEATABLE_READ,
    SERIALIZABLE
}
