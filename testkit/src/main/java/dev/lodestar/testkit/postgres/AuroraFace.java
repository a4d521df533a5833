package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.engine.Member;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** What the test kit tells the servers that show Aurora's face, so that they can answer the truth. */
final class AuroraFace {
    /** Makes a plain server show the face. */
    static final String SCRIPT = script();

    private AuroraFace() {}

    /** Tells the writer who belongs to the cluster, and that it is the writer. */
    static void found(Connection writer, List<Member> members) throws SQLException {
        waitForNobody(writer);
        for (Member member : members) {
            Sql.run(
                    writer,
                    "INSERT INTO lodestar_testkit.member VALUES (" + Sql.quoted(member.id()) + ", "
                            + Sql.quoted(member.address()) + ", " + member.port() + ")");
        }
        announce(writer);
        beat(writer);
    }

    /** Lets a new writer announce itself to all who replicate from it. */
    static void announce(Connection writer) throws SQLException {
        waitForNobody(writer);
        Sql.run(writer, "SELECT lodestar_testkit.announce_writer()");
    }

    /** Lets the writer note whom it has heard of. */
    static void beat(Connection writer) throws SQLException {
        Sql.run(writer, "SELECT lodestar_testkit.note_beat()");
    }

    /** Lets commits of this connection not wait for a reader: right after a promotion there may be none. */
    static void waitForNobody(Connection writer) throws SQLException {
        Sql.run(writer, "SET synchronous_commit = local");
    }

    private static String script() {
        try (InputStream text = AuroraFace.class.getResourceAsStream("aurora.sql")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
