package dev.lodestar.domain.failure;

/**
 * How one family of databases reports its failures. Pure and stateless. Login is judged before the network (08004 is
 * both), and every symptom of the chain is looked at, because wrappers hide the real error.
 */
public interface FailureRules {

    /** What a failure of a statement, a commit or any other call on an open connection means. */
    FailureClass ofCall(Failure failure);

    /** What a failure to open a connection means. */
    FailureClass ofConnect(Failure failure);
}
