package dev.lodestar.vertx;

import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.vertx.facade.RoutedPool;
import dev.lodestar.vertx.runtime.Options;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * What a {@link LodestarPool} shall be.
 *
 * <pre>{@code
 * Pool pool = LodestarPool.builder()
 *         .connectingTo("postgresql://db-1,db-2,db-3/orders?failoverTimeout=20s")
 *         .connectingTo(new PgConnectOptions().setUser("app").setPassword(secret))
 *         .with(new PoolOptions().setMaxSize(16))
 *         .using(vertx)
 *         .build();
 * }</pre>
 *
 * <p>Hosts come from the URI if there is one, else from the connect options. Not for use by several threads at once.
 */
public final class LodestarPoolBuilder {

    private final Options options = new Options();

    LodestarPoolBuilder() {}

    /**
     * A URI with one or several hosts: {@code
     * postgresql://[user:password@]host[:port][,host[:port]…]/database[?name=value…]}. Names are Lodestar's settings,
     * the client's options, or parameters of the server's session.
     */
    public LodestarPoolBuilder connectingTo(String uri) {
        options.uri(uri);
        return this;
    }

    /** Everything that the client knows about connections: credentials, TLS, session parameters. Copied. */
    public LodestarPoolBuilder connectingTo(PgConnectOptions connectOptions) {
        options.connectOptions(connectOptions);
        return this;
    }

    /**
     * The same, asked for every connection that is opened, because credentials expire. May be called on any thread and
     * must not block; a supplier that throws or never completes fails one dial. The host it gives is not used.
     */
    public LodestarPoolBuilder connectingTo(Supplier<Future<PgConnectOptions>> supplier) {
        options.supplier(supplier);
        return this;
    }

    /** Size, queue and waiting time; they apply to the host that the pool leads to. */
    public LodestarPoolBuilder with(PoolOptions poolOptions) {
        options.pool(poolOptions);
        return this;
    }

    /** Sockets. */
    public LodestarPoolBuilder with(NetClientOptions networkOptions) {
        options.network(networkOptions);
        return this;
    }

    /** A setting of Lodestar by its name, as in the URI, which wins. */
    public LodestarPoolBuilder setting(String name, String value) {
        options.setting(name, value);
        return this;
    }

    /** Makes a plugin of the application known; the setting {@code plugins} asks for it. */
    public LodestarPoolBuilder plugin(PluginProvider provider) {
        options.plugin(provider);
        return this;
    }

    /**
     * What is to be done with each fresh connection before it is lent, such as setting its session up. If it fails,
     * throws, or takes longer than the connect timeout, the connection is closed. Unless the host was lost meanwhile, whoever
     * wanted the connection is told at once, with what the step failed with as the cause.
     */
    public LodestarPoolBuilder onConnect(Function<SqlConnection, Future<?>> step) {
        options.onConnect(step);
        return this;
    }

    /** The Vertx whose event loops are used. Required. */
    public LodestarPoolBuilder using(Vertx vertx) {
        options.vertx(vertx);
        return this;
    }

    /**
     * Makes the pool. Opens no connection yet; the first use does. The pool closes with the verticle it was made in,
     * else with the Vertx.
     *
     * @throws IllegalArgumentException with a message that names each mistake and its likely fix
     */
    public LodestarPool build() {
        return RoutedPool.open(options.vertx(), options.plan());
    }
}
