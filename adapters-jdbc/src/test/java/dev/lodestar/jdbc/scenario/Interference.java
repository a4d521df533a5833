package dev.lodestar.jdbc.scenario;

import dev.lodestar.testkit.Await;
import java.sql.Connection;
import java.sql.SQLException;

/** When a test may step in. */
final class Interference {

    private Interference() {}

    /** Returns once the driver looks for a host on behalf of a call: its thread waits for news, not for a server. */
    static void awaitFailover(Background<?> call) {
        Await.until("a failover is under way", Servers.LONG, () -> {
            if (call.isOver()) {
                throw new AssertionError("It is over already.", call.failure());
            }
            StackTraceElement[] stack = call.thread().getStackTrace();
            for (StackTraceElement frame : stack) {
                if (frame.getClassName().endsWith("BlockingCall")
                        && frame.getMethodName().equals("next")) {
                    return true;
                }
            }
            return false;
        });
    }

    /** Closes a connection that its owner will close once more. */
    static void close(Connection connection) throws SQLException {
        connection.close();
    }
}
