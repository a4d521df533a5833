package dev.lodestar.domain.failure;

/** What the loss of a connection means for the work done on it, and what to tell its user. */
public record LossVerdict(Outcome outcome, FailoverState state) {

    /** One sentence that tells a user what to do next. */
    public String advice() {
        if (state == FailoverState.MOVED) {
            return "No work is in doubt: repeat the call.";
        }
        return outcome == Outcome.UNKNOWN
                ? "The work may or may not have been committed: look at the data before repeating it."
                : "The transaction was rolled back: repeat it from its beginning.";
    }
}
