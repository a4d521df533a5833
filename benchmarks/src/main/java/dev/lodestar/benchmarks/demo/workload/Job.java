package dev.lodestar.benchmarks.demo.workload;

import java.util.List;

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

    private static final List<Job> ROUND = List.of(READ, WRITE, READ, TRANSACTION, READ);

    private final int statements;

    Job(int statements) {
        this.statements = statements;
    }

    /** What a worker does in its n-th turn, from 0. */
    static Job inTurn(int turn) {
        return ROUND.get(turn % ROUND.size());
    }

    /** How many statements it counts for. */
    public int statements() {
        return statements;
    }

    public boolean writes() {
        return this == WRITE || this == TRANSACTION;
    }
}
