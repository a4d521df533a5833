package dev.lodestar.jdbc.link;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.session.SessionState;
import java.util.Optional;

/**
 * A call that failed, or that was not made because its link is condemned, with everything recovery needs to judge it.
 *
 * @param link where it was made
 * @param cause what the driver threw, untouched; for a condemned link an exception of ours that tells the evidence
 * @param nature what the call could have done; {@code NOTHING_SENT} if and only if the link is condemned and the driver
 *     was not called
 * @param sql the statement's text where there is one
 * @param before the transaction status as the protocol last told it, hence before this call
 * @param autoCommit whether the session was in autocommit mode when the call was made
 * @param session the session that a new connection has to continue
 */
public record LostCall(
        Link link,
        Throwable cause,
        CallNature nature,
        Optional<String> sql,
        TransactionStatus before,
        boolean autoCommit,
        SessionState session) {

    /** Without the SQL text, which may hold what nobody should read. */
    @Override
    public String toString() {
        return nature + " on " + link + ": " + cause.getClass().getSimpleName();
    }
}
