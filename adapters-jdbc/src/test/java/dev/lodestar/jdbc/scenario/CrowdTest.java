package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Many connections fail at the same instant. */
@Scenario
class CrowdTest {

    private static final int MANY = 100;

    /** The loop, and two pools of at most 64. */
    private static final int MOST_THREADS = 129;

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(PostgresCluster.builder().sql(Sql.TABLE));

    private final AtomicInteger threads = new AtomicInteger();

    @Test
    void allAreServedByOneSearchAndABoundedNumberOfThreads() throws Exception {
        List<Connection> connections = new ArrayList<>();
        try (LodestarDataSource source = App.plain(POSTGRES.cluster()).source()) {
            for (int i = 0; i < MANY; i++) {
                connections.add(source.getConnection());
            }
            Secrets.listen();
            POSTGRES.cluster().crash(POSTGRES.cluster().writer());
            CountDownLatch start = new CountDownLatch(1);
            List<Background<?>> calls = connections.stream()
                    .<Background<?>>map(connection -> call(connection, start))
                    .toList();
            start.countDown();
            Interference.awaitFailover(calls.get(MANY - 1));
            POSTGRES.cluster().promote(POSTGRES.cluster().mostAdvancedReader());

            for (Background<?> call : calls) {
                countThreads();
                Told.moved(NOT_SENT, call.failure());
            }

            for (Connection connection : connections) {
                assertEquals(POSTGRES.cluster().writer().id(), Sql.host(connection));
            }
            assertEquals(1, searches(), () -> String.join("", Secrets.log()));
            assertTrue(threads.get() <= MOST_THREADS, () -> threads + " threads");
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    private static Background<?> call(Connection connection, CountDownLatch start) {
        return Background.of(() -> {
            start.await(Servers.LONG.toSeconds(), TimeUnit.SECONDS);
            return Sql.text(connection, "SELECT 1");
        });
    }

    private void countThreads() {
        threads.accumulateAndGet(Scenario.Watch.threads().size(), Math::max);
    }

    /** A login that is slow because a hundred want it at once may be looked into, too; that is no search for a writer. */
    private static long searches() {
        return Secrets.log().stream()
                .filter(line -> line.contains("Asking every host") && !line.contains("is slow"))
                .count();
    }
}
