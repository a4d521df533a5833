package dev.lodestar.domain.session;

/** Whether cursors of a connection outlive the commit of their transaction. */
public enum Holdability {
    HOLD_OVER_COMMIT,
    CLOSE_AT_COMMIT
}
