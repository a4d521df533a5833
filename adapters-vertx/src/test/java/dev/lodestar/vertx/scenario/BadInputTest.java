package dev.lodestar.vertx.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.LodestarPool;
import dev.lodestar.vertx.LodestarPoolBuilder;
import dev.lodestar.vertx.NoHostAvailableException;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.DatabaseException;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong is said at once: by the builder what it can see, by the first call what only a server can tell. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 1)
class BadInputTest {

    private static final String SECRET = "made-up-secret";

    /** Long before any deadline of a search. */
    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    private static final Vertx VERTX = Vertx.vertx();

    @AfterAll
    static void close() throws Exception {
        Stage.await(VERTX.close());
    }

    private static String refusal(String uri) {
        IllegalArgumentException refused = assertThrows(
                IllegalArgumentException.class,
                () -> LodestarPool.builder().connectingTo(uri).using(VERTX).build());
        assertFalse(refused.getMessage().contains(SECRET), refused::getMessage);
        return refused.getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plugins=failovr                   | failovr               | Did you mean 'failover'?
            plugins=iam                       | iam                   | lodestar-aws
            failoverTimeot=3s                 | failoverTimeot        | failoverTimeout
            pasword=made-up-secret            | pasword               | password
            dialect=oracle                    | dialect               | replicated
            failoverMode=strict_writer_please | failoverMode          | strict-writer
            failoverTimeout=-1s               | failoverTimeout       | -1s
            failureDetectionCount=many        | failureDetectionCount | many
            sslmode=perhaps                   | sslmode=perhaps       | client
            pipeliningLimit=several           | pipeliningLimit       | several
            pipeliningLimit=0                 | pipeliningLimit=0     | client
            """)
    void aWrongSettingIsNamedTogetherWithTheLikelyFix(String setting, String name, String fix) {
        String message = refusal("postgresql://127.0.0.1:9/app?" + setting);
        assertTrue(message.contains(name), message);
        assertTrue(message.contains(fix), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql:/host/app                             | ://
            oracle://host/app                                | oracle
            mysql://host/app                                 | PostgreSQL only
            postgresql:///app                                | no host
            postgresql://one,,two/app                        | comma
            postgresql://host:postgres/app                   | 'postgres'
            postgresql://host:99999/app                      | 99999
            postgresql://app:made-up-secret%zz@host/app      | %25
            postgresql://host/app?password=made-up-secret%   | %25
            ''                                               | ://
            """)
    void aMalformedUriIsExplained(String uri, String explanation) {
        String message = refusal(uri);
        assertTrue(message.contains(explanation), message);
        assertTrue(message.contains("postgresql://"), () -> "The form is not shown: " + message);
    }

    @Test
    void whatIsMissingIsNamed() {
        LodestarPoolBuilder nowhere = LodestarPool.builder().using(VERTX);
        assertTrue(assertThrows(IllegalArgumentException.class, nowhere::build)
                .getMessage()
                .contains("connectingTo"));
        LodestarPoolBuilder nobody = LodestarPool.builder().connectingTo("postgresql://127.0.0.1:9/app");
        assertTrue(assertThrows(IllegalArgumentException.class, nobody::build)
                .getMessage()
                .contains("using(vertx)"));
    }

    @SuppressWarnings("NullAway")
    static Stream<Executable> nulls() {
        LodestarPoolBuilder builder = LodestarPool.builder();
        LodestarPool pool = LodestarPool.builder()
                .connectingTo("postgresql://127.0.0.1:9/app")
                .using(VERTX)
                .build();
        return Stream.of(
                () -> builder.connectingTo((String) null),
                () -> builder.connectingTo((PgConnectOptions) null),
                () -> builder.connectingTo((java.util.function.Supplier<io.vertx.core.Future<PgConnectOptions>>) null),
                () -> builder.with((PoolOptions) null),
                () -> builder.with((NetClientOptions) null),
                () -> builder.setting(null, "value"),
                () -> builder.setting("plugins", null),
                () -> builder.plugin(null),
                () -> builder.onConnect(null),
                () -> builder.using(null),
                () -> pool.query(null),
                () -> pool.preparedQuery(null));
    }

    @ParameterizedTest
    @MethodSource("nulls")
    void nullIsRefusedWhereItIsGiven(Executable call) {
        NullPointerException refused = assertThrows(NullPointerException.class, call);
        assertTrue(refused.getMessage().matches("\\w+"), () -> "It names nothing: " + refused.getMessage());
    }

    private static Throwable firstFailure(PostgresCluster cluster, UnaryOperator<LodestarPoolBuilder> wishes)
            throws Exception {
        try (Stage stage = Stage.on(cluster, wishes)) {
            long began = System.nanoTime();
            Throwable failure = Stage.failureOf(stage.pool.query("SELECT 1").execute());
            assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(AT_ONCE) < 0);
            assertFalse(String.valueOf(failure).contains(SECRET), failure::toString);
            return failure;
        }
    }

    private static PgConnectOptions login(PostgresCluster cluster) {
        return new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password());
    }

    private static void assertTold(String state, String part, Throwable failure) {
        DatabaseException told = assertInstanceOf(DatabaseException.class, failure, () -> "It was " + failure);
        assertEquals(state, told.getSqlState(), told::getMessage);
        assertTrue(told.getMessage().contains(part), told::getMessage);
    }

    @Test
    void aWrongPasswordIsToldInTheServersWords(PostgresCluster cluster) throws Exception {
        assertTold(
                "28P01",
                "password authentication failed",
                firstFailure(
                        cluster, builder -> builder.connectingTo(login(cluster).setPassword(SECRET))));
    }

    @Test
    void aWrongUserIsToldInTheServersWords(PostgresCluster cluster) throws Exception {
        assertTold(
                "28P01",
                "nobody",
                firstFailure(
                        cluster, builder -> builder.connectingTo(login(cluster).setUser("nobody"))));
    }

    @Test
    void aWrongDatabaseIsToldInTheServersWords(PostgresCluster cluster) throws Exception {
        assertTold(
                "3D000",
                "nowhere",
                firstFailure(
                        cluster, builder -> builder.connectingTo("postgresql://" + cluster.hostList() + "/nowhere")));
    }

    @Test
    void aWrongNameIsTold(PostgresCluster cluster) throws Exception {
        Throwable failure =
                firstFailure(cluster, builder -> builder.connectingTo("postgresql://no-such-host.invalid/app"));
        assertTold(NoHostAvailableException.SQL_STATE, "no-such-host.invalid", failure);
    }

    @Test
    void aPortWithoutServerIsTold(PostgresCluster cluster) throws Exception {
        Throwable failure = firstFailure(cluster, builder -> builder.connectingTo("postgresql://127.0.0.1:9/app"));
        assertTold(NoHostAvailableException.SQL_STATE, "127.0.0.1:9", failure);
    }
}
