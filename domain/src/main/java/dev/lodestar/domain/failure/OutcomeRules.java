package dev.lodestar.domain.failure;

import static dev.lodestar.domain.failure.FailoverState.MOVED;
import static dev.lodestar.domain.failure.FailoverState.TRANSACTION_LOST;
import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;

/**
 * Judges what became of the work on a lost connection (architecture, section 6). A database ends every transaction of a
 * connection that breaks by rolling it back; what is left in doubt is only what may have been committed by the very
 * call that failed. The same rules serve blocking and event-loop code.
 */
public final class OutcomeRules {
    private static final LossVerdict NOTHING_IN_DOUBT = new LossVerdict(NOT_SENT, MOVED);
    private static final LossVerdict ONLY_THIS_CALL_UNDONE = new LossVerdict(ROLLED_BACK, MOVED);
    private static final LossVerdict TRANSACTION_UNDONE = new LossVerdict(ROLLED_BACK, TRANSACTION_LOST);
    private static final LossVerdict IN_DOUBT = new LossVerdict(Outcome.UNKNOWN, TRANSACTION_LOST);

    private OutcomeRules() {}

    public static LossVerdict judge(CallUnderWay call) {
        return switch (call.before()) {
            case IDLE -> outsideTransaction(call);
            case OPEN -> inTransaction(call.nature());
            case FAILED -> inFailedTransaction(call.nature());
            case UNKNOWN -> hasReasonToBeOpen(call) ? inTransaction(call.nature()) : outsideTransaction(call);
        };
    }

    /**
     * Without autocommit the first statement opens a transaction, and nobody saw it end. With it, only a caller who
     * ends a transaction tells that he began one.
     */
    private static boolean hasReasonToBeOpen(CallUnderWay call) {
        return !call.autoCommit() || call.nature() == CallNature.COMMIT || call.nature() == CallNature.ROLLBACK;
    }

    private static LossVerdict outsideTransaction(CallUnderWay call) {
        return switch (call.nature()) {
            // COMMIT and ROLLBACK have nothing to end.
            case NOTHING_SENT, READ, COMMIT, ROLLBACK -> NOTHING_IN_DOUBT;
            // Without autocommit the statement opened a transaction that nobody committed.
            case STATEMENT -> call.autoCommit() ? IN_DOUBT : ONLY_THIS_CALL_UNDONE;
            case MAY_COMMIT -> IN_DOUBT;
        };
    }

    private static LossVerdict inTransaction(CallNature nature) {
        return switch (nature) {
            case NOTHING_SENT, READ, STATEMENT, ROLLBACK -> TRANSACTION_UNDONE;
            case COMMIT, MAY_COMMIT -> IN_DOUBT;
        };
    }

    private static LossVerdict inFailedTransaction(CallNature nature) {
        return switch (nature) {
            // PostgreSQL answers COMMIT in a failed transaction with ROLLBACK: nothing can have been committed.
            case NOTHING_SENT, READ, STATEMENT, ROLLBACK, COMMIT -> TRANSACTION_UNDONE;
            // The text may have rolled back, written and committed again.
            case MAY_COMMIT -> IN_DOUBT;
        };
    }
}
