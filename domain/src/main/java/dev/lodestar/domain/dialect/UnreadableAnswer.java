package dev.lodestar.domain.dialect;

/** An answer that cannot be read as what was asked for. It counts as a failed probe, never as news about the cluster. */
public final class UnreadableAnswer extends Exception {
    private static final long serialVersionUID = 1L;

    public UnreadableAnswer(String message) {
        super(message);
    }
}
