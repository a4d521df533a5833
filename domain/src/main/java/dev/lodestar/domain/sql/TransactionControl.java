package dev.lodestar.domain.sql;

/** What a text does to the transaction it runs in. Savepoints and prepared transactions of others are no control. */
public enum TransactionControl {
    /** Neither begins nor ends one. */
    NONE(false, false),
    /** Begins one and leaves it open: {@code BEGIN}, {@code START TRANSACTION}. */
    BEGINS(false, true),
    /** A single {@code COMMIT} or {@code END}. */
    COMMITS(true, false),
    /** A single {@code ROLLBACK} or {@code ABORT}. */
    ROLLS_BACK(false, false),
    /** Ends one by a text that does more than that: several statements, {@code PREPARE TRANSACTION}, DDL of MySQL. */
    MAY_COMMIT(true, false),
    /** Ends one and begins another: {@code COMMIT AND CHAIN}, {@code COMMIT; BEGIN}. */
    MAY_COMMIT_AND_BEGINS(true, true),
    /** A single statement that commits what is open and does nothing but begin anew: {@code BEGIN} of MySQL. */
    COMMITS_AND_BEGINS(true, true),
    /** Nobody can tell from the text: it runs a procedure that may commit, or can be read in several ways. */
    HIDDEN(true, false);

    private final boolean mayCommit;
    private final boolean leavesOpen;

    TransactionControl(boolean mayCommit, boolean leavesOpen) {
        this.mayCommit = mayCommit;
        this.leavesOpen = leavesOpen;
    }

    /** Whether work may become permanent while this text runs. */
    public boolean mayCommit() {
        return mayCommit;
    }

    /** Whether an explicit transaction is open after this text succeeded. */
    public boolean leavesOpen() {
        return leavesOpen;
    }

    /** Whether a transaction that was open before is over after this text succeeded. */
    public boolean ends() {
        return mayCommit || this == ROLLS_BACK;
    }
}
