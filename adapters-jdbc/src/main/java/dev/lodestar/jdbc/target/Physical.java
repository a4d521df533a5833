package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.TransactionStatus;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * One open connection of the target driver and the transport below it. Has one owner at a time; {@link #abort()},
 * {@link #isAborted()} and {@link #transactionStatus()} may be called by anybody.
 */
public interface Physical {

    /** Where it was dialled. */
    HostAddress address();

    /** The driver's own connection. */
    Connection connection();

    /**
     * What the server said last about the transaction; still the last word after the connection broke. Never blocks.
     */
    TransactionStatus transactionStatus();

    /**
     * Executes one statement of ours in a transaction of its own and returns its rows as text. The session is the same
     * afterwards: autocommit on or off, no transaction is left open and no setting changed. For the owner only, while
     * no other call is in flight.
     *
     * @param patience the bound of the whole answer. A connection that exceeds it has been aborted when this returns,
     *     because the answer may still be under way
     * @throws SQLException as the driver reports it; SQLState 25001, and nothing sent, within an open transaction
     */
    Rows query(String sql, Duration patience) throws SQLException;

    /**
     * Closes the transport at once: the TCP socket itself, not the TLS layer and not the protocol. Never waits for the
     * peer or for a lock that a call in flight could hold; a driver call that blocks on the socket fails. Idempotent.
     * Unsent bytes are discarded (the peer gets a reset), so a statement still in the send buffer can't arrive later.
     *
     * <p>{@link Connection#isClosed()} tells about it only after the driver touched the socket again: ask {@link
     * #isAborted()}.
     */
    void abort();

    /** Whether {@link #abort()} was called, here or because a {@link #query} ran out of patience. */
    boolean isAborted();

    /**
     * Takes leave of the server politely if that can't block, else like {@link #abort()}; releases what the driver
     * holds. Idempotent, and useful after an abort too.
     */
    void close();

    /** An exception of this connection in domain words; says first that we aborted, if we did. */
    Failure describe(Throwable thrown);
}
