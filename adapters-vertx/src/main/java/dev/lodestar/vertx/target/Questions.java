package dev.lodestar.vertx.target;

import dev.lodestar.domain.dialect.Rows;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Queries of our own: one statement, its rows as text. */
final class Questions {

    private Questions() {}

    /** Completes on the context of the connection, at the latest after {@code patience}. */
    static Future<Rows> ask(SqlConnection connection, String sql, Duration patience) {
        return connection
                .query(sql)
                .execute()
                .timeout(Math.max(1, patience.toMillis()), TimeUnit.MILLISECONDS)
                .map(Questions::rows);
    }

    private static Rows rows(RowSet<Row> answer) {
        List<List<@Nullable String>> rows = new ArrayList<>();
        for (Row row : answer) {
            List<@Nullable String> values = new ArrayList<>();
            for (int column = 0; column < row.size(); column++) {
                Object value = row.getValue(column);
                values.add(value == null ? null : value.toString());
            }
            rows.add(values);
        }
        return new Rows(rows);
    }
}
