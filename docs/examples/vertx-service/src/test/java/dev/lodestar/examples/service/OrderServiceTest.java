package dev.lodestar.examples.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Pool;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a client of the service sees when the writer crashes; on real servers. */
class OrderServiceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String WAITING = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'";

    @RegisterExtension
    static final PostgresClusterExtension POSTGRES = PostgresClusterExtension.with(PostgresCluster.builder()
            .synchronous(true)
            .sql("CREATE TABLE orders (id int GENERATED ALWAYS AS IDENTITY, item text NOT NULL)"));

    private final HttpClient client = HttpClient.newHttpClient();
    private final Vertx vertx = Vertx.vertx();
    private URI orders;

    @BeforeEach
    void start(PostgresCluster cluster) throws Exception {
        String uri = "postgresql://" + cluster.user() + "@" + cluster.hostList() + "/" + cluster.database();
        Pool pool = Main.pool(vertx, uri, cluster.password());
        OrderService service = new OrderService(pool, 0);
        await(vertx.deployVerticle(service));
        orders = URI.create("http://localhost:" + service.port() + "/orders");
    }

    @AfterEach
    void stop() throws Exception {
        await(vertx.close());
    }

    @Test
    void answersAgainAfterTheWriterCrashed(PostgresCluster cluster) throws Exception {
        assertEquals(201, post("lamp").get().statusCode());
        cluster.failover();
        HttpResponse<String> listed = get();
        assertEquals(200, listed.statusCode());
        assertTrue(listed.body().contains("\"lamp\""), listed.body());
        assertEquals(201, post("desk").get().statusCode());
    }

    @Test
    void aRequestDuringTheOutageIsAnsweredAfterIt(PostgresCluster cluster) throws Exception {
        assertEquals(201, post("rug").get().statusCode());
        Node reader = cluster.mostAdvancedReader();
        cluster.crash(cluster.writer());
        CompletableFuture<HttpResponse<String>> asked = post("chair");
        cluster.promote(reader);
        cluster.follow();
        assertEquals(201, asked.get().statusCode());
    }

    @Test
    void anOrderThatMayHaveBeenTakenIsNotCalledUndone(PostgresCluster cluster) throws Exception {
        try (Connection blocker = cluster.connect(cluster.writer());
                Statement statement = blocker.createStatement()) {
            blocker.setAutoCommit(false);
            statement.execute("LOCK TABLE orders");
            CompletableFuture<HttpResponse<String>> asked = post("sofa");
            Await.until("the order waits for the table", PATIENCE, () -> isWaiting(cluster));
            cluster.failover();
            HttpResponse<String> refused = asked.get();
            assertEquals(500, refused.statusCode());
            assertTrue(refused.body().contains("may have been taken"), refused.body());
            assertTrue(refused.headers().firstValue("Retry-After").isEmpty());
        }
    }

    @Test
    void withoutAnyHostItSaysWhenToComeAgain(PostgresCluster cluster) throws Exception {
        assertEquals(200, get().statusCode());
        cluster.nodes().forEach(cluster::crash);
        HttpResponse<String> refused = get();
        assertEquals(503, refused.statusCode());
        assertEquals("1", refused.headers().firstValue("Retry-After").orElseThrow());
    }

    private HttpResponse<String> get() throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(orders).build(), BodyHandlers.ofString());
    }

    private CompletableFuture<HttpResponse<String>> post(String item) {
        HttpRequest request = HttpRequest.newBuilder(orders)
                .POST(BodyPublishers.ofString(item))
                .build();
        return client.sendAsync(request, BodyHandlers.ofString());
    }

    private static boolean isWaiting(PostgresCluster cluster) throws SQLException {
        try (Connection onlooker = cluster.connect(cluster.writer());
                Statement statement = onlooker.createStatement();
                ResultSet count = statement.executeQuery(WAITING)) {
            count.next();
            return count.getInt(1) > 0;
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
