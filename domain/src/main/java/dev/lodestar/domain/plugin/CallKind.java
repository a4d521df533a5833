package dev.lodestar.domain.plugin;

/** Kinds of calls that a {@link CallHook} can subscribe to. */
public enum CallKind {
    /** A statement is executed, alone or as a batch. */
    EXECUTE,
    /** A transaction is committed. */
    COMMIT,
    /** A transaction is rolled back. */
    ROLLBACK,
    /** Any other call that may talk to the database: metadata, validation, session settings. */
    OTHER
}
