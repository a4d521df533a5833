package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.engine.Member;
import java.io.IOException;
import java.sql.SQLException;

/** Turns what can go wrong between the test kit and a server into words that help. */
final class Asking {
    private Asking() {}

    /** Something to be answered by a server. */
    @FunctionalInterface
    interface Question<T> {
        T ask() throws SQLException, IOException;
    }

    /** Something to be done to the files of a server. */
    @FunctionalInterface
    interface Work {
        void carryOut() throws IOException;
    }

    static <T> T node(Member node, Question<T> question) {
        try {
            return question.ask();
        } catch (SQLException | IOException e) {
            throw new ClusterException(
                    node + " did not do as asked: " + e.getMessage()
                            + "; if it is frozen or down, thaw, start or rejoin it",
                    e);
        }
    }

    static void files(String what, Member node, Work work) {
        try {
            work.carryOut();
        } catch (IOException e) {
            throw new ClusterException("Can't " + what + " the files of " + node + ": " + e + "; is the disk full?", e);
        }
    }
}
