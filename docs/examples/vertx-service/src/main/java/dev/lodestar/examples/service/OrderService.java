package dev.lodestar.examples.service;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Orders over HTTP: {@code GET /orders} lists them, {@code POST /orders} takes one; the body is its item.
 *
 * <p>Nothing here knows of hosts or failovers. A request that comes while the writer is being replaced is answered a
 * little later, because the pool executes it on the new writer; what the pool must not repeat becomes a {@link Refusal}.
 * Several instances may be deployed; they share the pool and the port.
 */
public final class OrderService extends VerticleBase {
    private static final String LIST = "SELECT id, item FROM orders ORDER BY id";
    private static final String TAKE = "INSERT INTO orders (item) VALUES ($1) RETURNING id, item";
    private static final Collector<Row, ?, JsonArray> AS_ARRAY =
            Collectors.collectingAndThen(Collectors.mapping(Row::toJson, Collectors.toList()), JsonArray::new);

    private final Pool pool;
    private volatile int port;

    /** @param port 0 for any free one */
    public OrderService(Pool pool, int port) {
        this.pool = pool;
        this.port = port;
    }

    @Override
    public Future<HttpServer> start() {
        return vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(port)
                .onSuccess(server -> port = server.actualPort());
    }

    /** Where it listens, once it is deployed. */
    public int port() {
        return port;
    }

    private void handle(HttpServerRequest request) {
        if (!request.path().equals("/orders")) {
            answer(request, 404, new JsonObject().put("error", "There is only /orders."));
        } else if (request.method().equals(HttpMethod.GET)) {
            list().onSuccess(orders -> answer(request, 200, orders)).onFailure(failure -> refuse(request, failure));
        } else if (request.method().equals(HttpMethod.POST)) {
            request.body()
                    .compose(item -> take(item.toString()))
                    .onSuccess(order -> answer(request, 201, order))
                    .onFailure(failure -> refuse(request, failure));
        } else {
            answer(request, 405, new JsonObject().put("error", "Orders can be listed and taken."));
        }
    }

    private Future<JsonArray> list() {
        return pool.query(LIST).collecting(AS_ARRAY).execute().map(listed -> listed.value());
    }

    private Future<JsonObject> take(String item) {
        return pool.preparedQuery(TAKE)
                .mapping(Row::toJson)
                .execute(Tuple.of(item))
                .map(taken -> taken.iterator().next());
    }

    private static void refuse(HttpServerRequest request, Throwable failure) {
        Refusal refusal = Refusal.of(failure);
        refusal.retryAfter()
                .ifPresent(wait -> request.response().putHeader("Retry-After", String.valueOf(wait.toSeconds())));
        answer(request, refusal.status(), new JsonObject().put("error", refusal.reason()));
    }

    private static void answer(HttpServerRequest request, int status, Object json) {
        request.response()
                .setStatusCode(status)
                .putHeader("Content-Type", "application/json")
                .end(json.toString());
    }
}
