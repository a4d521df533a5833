package dev.lodestar.domain.failure;

/**
 * A call that was under way when its connection was lost.
 *
 * @param before where the connection stood before the call
 * @param autoCommit whether every statement outside an explicit transaction is its own transaction
 * @param nature what the call could have done
 */
public record CallUnderWay(TransactionStatus before, boolean autoCommit, CallNature nature) {}
