package dev.lodestar.domain.failure;

/** What an application is told after its connection moved to another host. */
public enum FailoverState {
    /** Nothing is in doubt: repeat the call. */
    MOVED("08S02"),
    /**
     * A transaction was cut off, or a write may have been applied: begin again at the start of the work, after a look.
     */
    TRANSACTION_LOST("08007");

    private final String sqlState;

    FailoverState(String sqlState) {
        this.sqlState = sqlState;
    }

    /** Five characters, as in {@code SQLException.getSQLState()}. */
    public String sqlState() {
        return sqlState;
    }
}
