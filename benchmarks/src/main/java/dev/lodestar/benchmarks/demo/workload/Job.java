package dev.lodestar.benchmarks.demo.workload;

/** What a worker does in one go. */
public enum Job {
    /** Opens a connection. */
    CONNECT(0),
    /** Reads back the last row that this worker was told is stored. */
    READ(1),
    /** Inserts one row in autocommit mode. */
    WRITE(1),
    /** Inserts two rows in one transaction. */
    TRANSACTION(3);

    private final int statements;

    Job(int statements) {
        this.statements = statements;
    }

    /** How many statements it counts for. */
    public int statements() {
        return statements;
    }

    public boolean writes() {
        return this == WRITE || this == TRANSACTION;
    }
}
