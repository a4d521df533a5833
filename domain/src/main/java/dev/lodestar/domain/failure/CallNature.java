package dev.lodestar.domain.failure;

import dev.lodestar.domain.sql.StatementTraits;
import dev.lodestar.domain.sql.TransactionControl;

/** What a call could have done to the data by the time it failed. */
public enum CallNature {
    /** The call was refused before it reached the driver. */
    NOTHING_SENT,
    /** A surely read-only statement, one that touches only its session, or no statement at all (metadata, validity). */
    READ,
    /** A statement that may write, without any transaction control of its own. */
    STATEMENT,
    /** A commit and nothing else. */
    COMMIT,
    /** A rollback and nothing else. */
    ROLLBACK,
    /** A text that may write <em>and</em> commit: several statements with transaction control among them. */
    MAY_COMMIT;

    /** The nature of a call that executes a text. */
    public static CallNature of(StatementTraits traits) {
        TransactionControl control = traits.transaction();
        if (control == TransactionControl.COMMITS || control == TransactionControl.COMMITS_AND_BEGINS) {
            return COMMIT;
        }
        if (control == TransactionControl.ROLLS_BACK) {
            return ROLLBACK;
        }
        if (control.mayCommit()) {
            return MAY_COMMIT;
        }
        return traits.reach() == StatementTraits.Reach.DATABASE ? STATEMENT : READ;
    }

    /** The heavier of two natures: that of a batch is the heaviest of its statements. */
    public CallNature and(CallNature other) {
        return weight() >= other.weight() ? this : other;
    }

    private int weight() {
        return switch (this) {
            case NOTHING_SENT -> 0;
            case READ -> 1;
            case ROLLBACK -> 2;
            case STATEMENT -> 3;
            case COMMIT -> 4;
            case MAY_COMMIT -> 5;
        };
    }
}
