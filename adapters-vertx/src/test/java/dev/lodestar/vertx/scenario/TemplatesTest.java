package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.ConnectionMovedException;
import dev.lodestar.vertx.TransactionLostException;
import io.vertx.core.Future;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.templates.SqlTemplate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Templates on the pool and on its connections; those that an application made long ago survive a failover. */
@ExtendWith(PostgresClusterExtension.class)
class TemplatesTest {

    private Stage stage;

    @BeforeEach
    void open(PostgresCluster cluster) throws Exception {
        stage = Stage.on(cluster);
        stage.execute("DROP TABLE IF EXISTS pets");
        stage.execute("CREATE TABLE pets (n int PRIMARY KEY, name text)");
        cluster.awaitCaughtUp(Stage.PATIENCE);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private static SqlTemplate<Map<String, Object>, SqlResult<Void>> insert(SqlClient client) {
        return SqlTemplate.forUpdate(client, "INSERT INTO pets VALUES (#{n}, #{name})");
    }

    private static SqlTemplate<Map<String, Object>, RowSet<String>> select(SqlClient client) {
        return SqlTemplate.forQuery(client, "SELECT name FROM pets WHERE n >= #{n} ORDER BY n")
                .mapTo(row -> row.getString(0));
    }

    private static Map<String, Object> pet(int n, String name) {
        return Map.of("n", n, "name", name);
    }

    private static List<String> names(RowSet<String> rows) {
        return rows.stream().toList();
    }

    @Test
    void onThePool() throws Exception {
        assertEquals(1, await(insert(stage.pool).execute(pet(1, "Ada"))).rowCount());
        await(insert(stage.pool).executeBatch(List.of(pet(2, "Bo"), pet(3, "Cy"))));
        assertEquals(List.of("Bo", "Cy"), names(await(select(stage.pool).execute(Map.of("n", 2)))));
    }

    @Test
    void onAConnectionInATransaction() throws Exception {
        await(stage.pool.withTransaction(connection -> insert(connection)
                .execute(pet(1, "Ada"))
                .compose(done -> select(connection).execute(Map.of("n", 1)))
                .map(rows -> {
                    assertEquals(List.of("Ada"), names(rows));
                    return rows;
                })));
        assertEquals(1, stage.value(Integer.class, "SELECT count(*)::int FROM pets"));
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "FREEZE", "SWITCHOVER"})
    void thoseOfThePoolGoOnAndThoseOfAConnectionEndWithIt(Calamity calamity, PostgresCluster cluster) throws Exception {
        var insert = insert(stage.pool);
        var select = select(stage.pool);
        await(insert.execute(pet(1, "Ada")));
        cluster.awaitCaughtUp(Stage.PATIENCE);
        SqlConnection connection = await(stage.pool.getConnection());
        var bound = select(connection);
        assertEquals(List.of("Ada"), names(await(bound.execute(Map.of("n", 1)))));
        Future<?> slow = SqlTemplate.forUpdate(stage.pool, "INSERT INTO pets SELECT #{n}, #{name} FROM pg_sleep(300)")
                .execute(pet(2, "Bo"));
        stage.awaitRunning(cluster, "pg_sleep(300)");

        calamity.strike(cluster);

        assertEquals(
                Outcome.UNKNOWN,
                assertInstanceOf(TransactionLostException.class, Stage.failureOf(slow))
                        .outcome());
        assertInstanceOf(ConnectionMovedException.class, Stage.failureOf(bound.execute(Map.of("n", 1))));
        await(connection.close());
        await(insert.execute(pet(3, "Cy")));
        assertEquals(List.of("Ada", "Cy"), names(await(select.execute(Map.of("n", 1)))));
    }
}
