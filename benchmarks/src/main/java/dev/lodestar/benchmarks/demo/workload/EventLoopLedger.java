package dev.lodestar.benchmarks.demo.workload;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;

/** What is done to the {@link Ledger}, on a pool of Vert.x. */
final class EventLoopLedger {
    private static final String INSERT = numbered(Ledger.INSERT);
    private static final String LOOK = numbered(Ledger.LOOK);

    private final Pool pool;

    EventLoopLedger(Pool pool) {
        this.pool = pool;
    }

    Future<Ledger.Answer> look(long work) {
        return pool.preparedQuery(LOOK)
                .mapping((Row row) -> new Ledger.Answer(row.getString(0), row.getBoolean(1), row.getLong(2) != null))
                .execute(Tuple.of(work))
                .map(answers -> answers.iterator().next());
    }

    /** Inserts one row; gives the address of the server that did. */
    Future<String> write(int worker, long work) {
        return insert(pool, worker, work, 1);
    }

    /** Inserts two rows in one transaction. */
    Future<String> writeBoth(int worker, long work) {
        return pool.withTransaction(connection ->
                insert(connection, worker, work, 1).compose(server -> insert(connection, worker, work, 2)));
    }

    private static Future<String> insert(SqlClient client, int worker, long work, int line) {
        return client.preparedQuery(INSERT)
                .mapping((Row row) -> row.getString(0))
                .execute(Tuple.of(work, line, worker))
                .map(servers -> servers.iterator().next());
    }

    /** JDBC has question marks where the server has numbers. */
    private static String numbered(String sql) {
        String numbered = sql;
        for (int number = 1; numbered.contains("?"); number++) {
            numbered = numbered.replaceFirst("\\?", "\\$" + number);
        }
        return numbered;
    }
}
