package dev.lodestar.benchmarks.crash;

import dev.lodestar.benchmarks.workbench.PooledVertx;
import dev.lodestar.testkit.Cluster;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.List;
import java.util.stream.Stream;

/** Statements of one pool that has as many connections as there are beats, each beat on a context of its own. */
final class VertxBeats implements Beats {
    private final PooledVertx pooled;
    private final PreparedQuery<RowSet<Row>> query;
    private final long pauseMillis;
    private final List<Arrivals> arrivals;
    private volatile boolean stopped;

    VertxBeats(Cluster cluster, CrashOptions options) {
        pooled = new PooledVertx(cluster, options.connections());
        query = pooled.pool().preparedQuery(options.writing() ? INSERT : QUERY);
        // A timer has no shorter time.
        pauseMillis = Math.max(1, options.pause().toMillis());
        arrivals = Stream.generate(Arrivals::new).limit(options.connections()).toList();
        arrivals.forEach(mine -> pooled.vertx().runOnContext(start -> beat(pooled.vertx(), mine)));
    }

    @Override
    public List<Arrivals> arrivals() {
        return arrivals;
    }

    private void beat(Vertx vertx, Arrivals mine) {
        if (stopped) {
            return;
        }
        query.execute().onComplete((answer, failure) -> {
            if (failure == null) {
                answer.forEach(row -> mine.succeeded(row.getString(0), System.nanoTime()));
            } else {
                mine.failed(state(failure));
            }
            vertx.setTimer(pauseMillis, over -> beat(vertx, mine));
        });
    }

    private static String state(Throwable failure) {
        return failure instanceof DatabaseException told
                ? String.valueOf(told.getSqlState())
                : failure.getClass().getSimpleName();
    }

    @Override
    public void close() {
        stopped = true;
        pooled.close();
    }
}
