package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.engine.Member;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

/** Questions about streaming replication, asked of several servers at once until the answer is yes. */
final class Replication implements AutoCloseable {
    private final Connection writer;
    private final Map<Member, Connection> readers = new LinkedHashMap<>();

    /** Opens a superuser's connection. */
    @FunctionalInterface
    interface Opening {
        Connection open(Member node) throws SQLException;
    }

    Replication(Collection<Member> readers, Member writer, Opening opening) throws SQLException {
        this.writer = opening.open(writer);
        try {
            for (Member reader : readers) {
                this.readers.put(reader, opening.open(reader));
            }
        } catch (SQLException e) {
            close();
            throw e;
        }
    }

    /**
     * Whether all readers stream what that writer writes now, in the opinion of both sides, within the limit. A reader
     * that still receives the end of an earlier timeline does not: it would miss what is written until it changes over,
     * and a clean stop of the writer would not wait for it.
     */
    boolean streams(Member from, Duration limit) {
        return Await.holds(limit, () -> {
            String timeline = Sql.text(writer, "SELECT " + Sql.TIMELINE);
            for (Map.Entry<Member, Connection> reader : readers.entrySet()) {
                if (!receives(reader.getValue(), from, timeline) || !sends(reader.getKey())) {
                    return false;
                }
            }
            return true;
        });
    }

    private static boolean receives(Connection reader, Member from, String timeline) throws SQLException {
        return Sql.yes(
                reader,
                "SELECT EXISTS (SELECT FROM pg_stat_wal_receiver WHERE status = 'streaming' AND sender_port = "
                        + from.port() + " AND sender_host = " + Sql.quoted(from.address()) + " AND received_tli = "
                        + timeline + ")");
    }

    private boolean sends(Member to) throws SQLException {
        return Sql.yes(
                writer,
                "SELECT EXISTS (SELECT FROM pg_stat_replication WHERE state = 'streaming' AND application_name = "
                        + Sql.quoted(to.id()) + ")");
    }

    /** Whether all readers have applied, within the limit, what the writer had written by now. */
    boolean catchesUp(Duration limit) throws SQLException {
        String position = Sql.quoted(Sql.text(writer, "SELECT pg_current_wal_lsn()"));
        String timeline = Sql.text(writer, "SELECT " + Sql.TIMELINE);
        String question = "SELECT pg_last_wal_replay_lsn() >= " + position + "::pg_lsn AND " + Sql.TIMELINE + " = "
                + timeline; // positions of different timelines can't be compared
        return Await.holds(limit, () -> {
            for (Connection reader : readers.values()) {
                if (!Sql.yes(reader, question)) {
                    return false;
                }
            }
            return true;
        });
    }

    @Override
    public void close() throws SQLException {
        writer.close();
        for (Connection reader : readers.values()) {
            reader.close();
        }
    }
}
