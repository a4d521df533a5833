package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.TransactionLostException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.TransactionPropagation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A crash within {@code withTransaction}, of a context and with a failure of the application. */
@ExtendWith(PostgresClusterExtension.class)
class WithTransactionTest {

    private static Stage prepared(PostgresCluster cluster) throws Exception {
        Stage stage = Stage.on(cluster);
        stage.execute("DROP TABLE IF EXISTS numbers");
        stage.execute("CREATE TABLE numbers AS SELECT generate_series(1, 20000) AS n");
        cluster.awaitCaughtUp(Stage.PATIENCE);
        return stage;
    }

    @Test
    void aTransactionOfAContextIsLostAsAWhole(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            List<Throwable> unhandled = new ArrayList<>();
            stage.vertx.exceptionHandler(unhandled::add);
            Promise<Void> inside = Promise.promise();
            Promise<Object> outcome = Promise.promise();
            stage.vertx.runOnContext(now -> stage.pool
                    .withTransaction(
                            TransactionPropagation.CONTEXT,
                            outer -> stage.pool.withTransaction(TransactionPropagation.CONTEXT, inner -> {
                                inside.complete();
                                return inner.query("SELECT pg_sleep(10)").execute();
                            }))
                    .onComplete(done -> outcome.complete(done.cause())));
            await(inside.future());
            cluster.failover(FailoverPlan.crash());
            TransactionLostException lost = assertInstanceOf(TransactionLostException.class, await(outcome.future()));
            assertEquals(Outcome.ROLLED_BACK, lost.outcome());
            assertEquals(List.of(), unhandled);
        }
    }

    /** Only a transaction that a context carries is asked for after its end. */
    @Test
    void aTransactionOfItsOwnIsNullAfterwards(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            Promise<SqlConnection> inside = Promise.promise();
            Future<?> all = stage.pool.withTransaction(TransactionPropagation.NONE, connection -> {
                inside.complete(connection);
                return connection.query("SELECT pg_sleep(300)").execute();
            });
            SqlConnection connection = await(inside.future());
            cluster.failover(FailoverPlan.crash());
            assertInstanceOf(TransactionLostException.class, Stage.failureOf(all));
            assertNull(connection.transaction());
        }
    }

    @Test
    void withTransactionGivesTheApplicationsOwnFailureBack(PostgresCluster cluster) throws Exception {
        try (Stage stage = prepared(cluster)) {
            IllegalStateException mine = new IllegalStateException("mine");
            Promise<Void> inside = Promise.promise();
            Promise<Void> goOn = Promise.promise();
            Future<?> all = stage.pool.withTransaction(connection -> {
                inside.complete();
                return goOn.future().compose(now -> Future.failedFuture(mine));
            });
            await(inside.future());
            cluster.failover(FailoverPlan.crash());
            goOn.complete();
            assertSame(mine, Stage.failureOf(all));
        }
    }
}
