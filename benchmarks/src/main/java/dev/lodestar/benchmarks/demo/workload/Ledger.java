package dev.lodestar.benchmarks.demo.workload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * The table of the demo and what is done to it. Each row notes the server that wrote it and whether that server was a
 * reader, by column defaults: so the truth is in the data, whatever the client believes.
 */
public final class Ledger {

    /** Creates the table, and a view that tells who answers. */
    public static final String SCHEMA = String.join(
            " ",
            "create table ledger (",
            "work bigint not null, line int not null, worker int not null,",
            "server text not null default host(inet_server_addr()),",
            "recovering boolean not null default pg_is_in_recovery(),",
            "primary key (work, line));",
            "create view desk as select host(inet_server_addr()) as server, pg_is_in_recovery() as recovering");

    static final String INSERT = "insert into ledger (work, line, worker) values (?, ?, ?) returning server";
    static final String LOOK = "select desk.server, desk.recovering, ledger.work from desk"
            + " left join ledger on ledger.work = ? and ledger.line = 1";

    /**
     * What a query told.
     *
     * @param reader whether the server that answered was a reader
     * @param found whether the row that was looked for is there
     */
    record Answer(String server, boolean reader, boolean found) {

        /** Notes what must never happen. {@code stored} is the work that was looked for, 0 if there was none yet. */
        void examine(long stored, Trail trail) {
            if (reader) {
                trail.offend("A reader, " + server + ", answered a query that was meant for the writer.");
            }
            if (stored != 0 && !found) {
                trail.offend("Work " + stored + " was acknowledged and " + server + " does not have it.");
            }
        }
    }

    private Ledger() {}

    static Answer look(Connection connection, long work) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(LOOK)) {
            query.setLong(1, work);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return new Answer(row.getString(1), row.getBoolean(2), row.getString(3) != null);
            }
        }
    }

    /** Inserts one row and returns the address of the server that did. */
    static String write(Connection connection, int worker, long work, int line) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setLong(1, work);
            insert.setInt(2, line);
            insert.setInt(3, worker);
            try (ResultSet row = insert.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }
}
