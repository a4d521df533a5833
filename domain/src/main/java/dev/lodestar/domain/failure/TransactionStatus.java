package dev.lodestar.domain.failure;

import dev.lodestar.domain.sql.TransactionControl;

/**
 * Where a connection stands between two calls, as the protocol tells it (PostgreSQL: the status byte of ReadyForQuery,
 * documentation 53.7; MySQL: SERVER_STATUS_IN_TRANS).
 */
public enum TransactionStatus {
    /** No transaction is open. */
    IDLE,
    /** A transaction is open. */
    OPEN,
    /** A transaction is open and can only be rolled back. */
    FAILED,
    /** The driver does not tell. */
    UNKNOWN;

    /**
     * The status after a text succeeded, for drivers that do not tell it: guessed from the text alone.
     *
     * @param autoCommit whether every statement outside an explicit transaction is its own transaction
     */
    public TransactionStatus after(TransactionControl control, boolean autoCommit) {
        if (control == TransactionControl.HIDDEN) {
            return UNKNOWN;
        }
        if (control.leavesOpen()) {
            return OPEN;
        }
        if (control.ends()) {
            return IDLE;
        }
        return switch (this) {
            case IDLE -> autoCommit ? IDLE : OPEN;
            // In a failed transaction nothing succeeds but its end and the return to a savepoint.
            case OPEN, FAILED -> OPEN;
            case UNKNOWN -> UNKNOWN;
        };
    }
}
