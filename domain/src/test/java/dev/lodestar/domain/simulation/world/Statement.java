package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.failure.CallNature;

/**
 * One statement of an application.
 *
 * @param work names the piece of work it belongs to: one write, or one transaction
 */
public record Statement(Kind kind, long work) {

    /** What it does. */
    public enum Kind {
        READ,
        /** Outside any transaction: committed at once. */
        WRITE,
        BEGIN,
        WRITE_INSIDE,
        COMMIT,
        ROLLBACK
    }

    boolean needsTransaction() {
        return kind == Kind.WRITE_INSIDE || kind == Kind.COMMIT || kind == Kind.ROLLBACK;
    }

    /** What it could have done to the data. */
    public CallNature nature() {
        return switch (kind) {
            case READ, BEGIN -> CallNature.READ;
            case WRITE, WRITE_INSIDE -> CallNature.STATEMENT;
            case COMMIT -> CallNature.COMMIT;
            case ROLLBACK -> CallNature.ROLLBACK;
        };
    }

    @Override
    public String toString() {
        return kind + " of work " + work;
    }
}
