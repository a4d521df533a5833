package dev.lodestar.vertx.scenario;

import static dev.lodestar.vertx.scenario.Stage.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.vertx.NoHostAvailableException;
import dev.lodestar.vertx.TransactionLostException;
import dev.lodestar.vertx.tls.ServerCertificate;
import io.vertx.core.Future;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything again with TLS: what the URI asks for, and hosts that crash and freeze beneath it. */
class TlsTest {

    private static final ServerCertificate CERTIFICATE = ServerCertificate.made();

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES =
            PostgresClusterExtension.with(CERTIFICATE.on(PostgresCluster.builder()));

    private final PostgresCluster cluster = POSTGRES.cluster();

    private PgConnectOptions trusting() {
        PemTrustOptions trust =
                new PemTrustOptions().addCertPath(CERTIFICATE.certificate().toString());
        return login().setSslOptions(new ClientSSLOptions().setTrustOptions(trust));
    }

    private Stage stage(String sslmode, PgConnectOptions options) {
        return Stage.on(
                cluster,
                builder -> builder.connectingTo(
                                "postgresql://" + cluster.hostList() + "/" + cluster.database() + "?sslmode=" + sslmode)
                        .connectingTo(options));
    }

    private PgConnectOptions login() {
        return new PgConnectOptions().setUser(cluster.user()).setPassword(cluster.password());
    }

    private static boolean isEncrypted(Stage stage) throws Exception {
        SqlConnection connection = await(stage.pool.getConnection());
        boolean byClient = PgConnection.cast(connection).isSSL();
        await(connection.close());
        boolean byServer = stage.value(
                Boolean.class, "SELECT ssl FROM pg_catalog.pg_stat_ssl WHERE pid = pg_catalog.pg_backend_pid()");
        assertEquals(byServer, byClient);
        return byServer;
    }

    @ParameterizedTest
    @CsvSource({"disable, false", "allow, false", "prefer, true", "require, true", "verify-ca, true"})
    void theModeOfTheUriIsTheClients(String sslmode, boolean encrypted) throws Exception {
        try (Stage stage = stage(sslmode, trusting())) {
            assertEquals(encrypted, isEncrypted(stage));
        }
    }

    @Test
    void encryptionAloneNeedsNothingButTheUri() throws Exception {
        try (Stage stage = stage("require", login())) {
            assertTrue(isEncrypted(stage));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"verify-ca", "verify-full"})
    void whoIsToBeTrustedMustBeSaid(String sslmode) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> stage(sslmode, login()));
        assertTrue(refused.getMessage().contains("sslmode=" + sslmode), refused::getMessage);
        assertTrue(refused.getMessage().contains("setTrustOptions"), refused::getMessage);
    }

    /** The client fails such a dial before it has begun; everything that waits for it must hear of that. */
    @Test
    void aSupplierThatDoesNotSayItFailsTheCall() throws Exception {
        try (Stage stage = Stage.on(
                cluster,
                builder ->
                        builder.setting("sslmode", "verify-ca").connectingTo(() -> Future.succeededFuture(login())))) {
            Throwable refused = Stage.failureOf(stage.pool.query("SELECT 1").execute());
            assertTrue(String.valueOf(refused.getMessage()).contains("setTrustOptions"), refused::toString);
        }
    }

    @Test
    void aServerOfTheRightNameIsBelieved() throws Exception {
        try (Stage network = stage("disable", login())) {
            NetServer localhost = await(Forwarder.to(network.vertx, new AtomicReference<>(cluster.writer()))
                    .listen(0, "127.0.0.1"));
            try (Stage stage = Stage.on(
                    cluster,
                    builder -> builder.connectingTo("postgresql://localhost:" + localhost.actualPort() + "/"
                                    + cluster.database() + "?plugins=&sslmode=verify-full")
                            .connectingTo(trusting()))) {
                assertTrue(isEncrypted(stage));
            }
        }
    }

    @Test
    void aServerOfAnotherNameIsNot() throws Exception {
        try (Stage stage = stage("verify-full", trusting())) {
            NoHostAvailableException refused = assertInstanceOf(
                    NoHostAvailableException.class,
                    Stage.failureOf(stage.pool.query("SELECT 1").execute()));
            assertTrue(refused.getMessage().contains("the server's name"), refused::getMessage);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"CRASH", "FREEZE", "SWITCHOVER"})
    void callsInFlightAreReleasedAndTheNextOneGoesOn(Calamity calamity) throws Exception {
        try (Stage stage = stage("require", trusting())) {
            stage.execute("CREATE TABLE IF NOT EXISTS sealed (n int)");
            cluster.awaitCaughtUp(Stage.PATIENCE);
            SqlConnection connection = await(stage.pool.getConnection());
            await(connection.begin());
            List<Future<?>> calls = new ArrayList<>();
            calls.add(connection.query("SELECT pg_sleep(300)").execute());
            calls.add(connection.query("INSERT INTO sealed VALUES (1)").execute());
            calls.add(stage.pool
                    .query("INSERT INTO sealed SELECT 1 FROM pg_sleep(301)")
                    .execute());
            stage.awaitRunning(cluster, "pg_sleep(300)");
            stage.awaitRunning(cluster, "pg_sleep(301)");

            Takeover takeover = calamity.strike(cluster);

            for (Future<?> call : calls) {
                assertInstanceOf(TransactionLostException.class, Stage.failureOf(call));
            }
            assertEquals(takeover.to().id(), await(Stage.node(stage.pool)));
            assertTrue(isEncrypted(stage));
            await(connection.close());
        }
        assertEquals(0, Sockets.to(cluster), "sockets left");
    }
}
