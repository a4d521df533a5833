package dev.lodestar.benchmarks.cost;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.lang.management.ManagementFactory;

/** One event loop that makes queries. */
final class Runner extends VerticleBase {

    /**
     * What one query of one loop took.
     *
     * @param elapsed microseconds from the first to the last answer, by the number of queries
     * @param processor microseconds of the processor that the event loop used, by the number of queries
     */
    record Lap(double elapsed, double processor) {}

    /** One lap on the context of this runner; completes there. */
    Future<Lap> lap(Pool pool, Shape shape, int calls) {
        Promise<Lap> end = Promise.promise();
        context.runOnContext(now -> {
            long began = System.nanoTime();
            long used = processor();
            shape.with(pool, client -> new Chain(client.preparedQuery("SELECT 1"), calls).run(shape.inFlight()))
                    .map(done -> new Lap((System.nanoTime() - began) / 1e3 / calls, (processor() - used) / 1e3 / calls))
                    .onComplete(end);
        });
        return end.future();
    }

    private static long processor() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** A number of calls with always the same number in flight. */
    private static final class Chain {
        private final PreparedQuery<RowSet<Row>> query;
        private final Promise<Void> end = Promise.promise();
        private int toSend;
        private int toAnswer;

        Chain(PreparedQuery<RowSet<Row>> query, int calls) {
            this.query = query;
            this.toSend = calls;
            this.toAnswer = calls;
        }

        Future<Void> run(int inFlight) {
            for (int i = 0; i < inFlight; i++) {
                next();
            }
            return end.future();
        }

        private void next() {
            if (toSend == 0) {
                return;
            }
            toSend--;
            query.execute().onComplete((rows, failure) -> {
                if (failure != null) {
                    end.tryFail(failure);
                } else if (--toAnswer == 0) {
                    end.complete();
                } else {
                    next();
                }
            });
        }
    }
}
