package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.engine.Member;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Making a reader the writer. */
final class Promotion {
    private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private Promotion() {}

    /**
     * Promotes the server behind the connection and returns the moment at which it said to be out of recovery, asked
     * every millisecond: the server's own way to wait would tell up to a tenth of a second late.
     */
    static long of(Connection admin, Member node) throws SQLException {
        Sql.run(admin, "SELECT pg_promote(false)");
        long end = System.nanoTime() + PATIENCE_NANOS;
        try (PreparedStatement question = admin.prepareStatement("SELECT pg_is_in_recovery()")) {
            while (isInRecovery(question)) {
                if (System.nanoTime() - end > 0) {
                    throw new ClusterException(node + " was not promoted within " + PATIENCE_NANOS / 1_000_000_000
                            + " s; its log ends with:\n" + String.join("\n", node.log(20)));
                }
                LockSupport.parkNanos(POLL_NANOS);
            }
            return System.nanoTime();
        }
    }

    private static boolean isInRecovery(PreparedStatement question) throws SQLException {
        try (ResultSet answer = question.executeQuery()) {
            answer.next();
            return answer.getBoolean(1);
        }
    }
}
