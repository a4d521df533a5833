package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.assembly.ClusterPlan;
import dev.lodestar.domain.assembly.ClusterUrl;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.vertx.target.ConnectOptionsSource;
import dev.lodestar.vertx.target.Dialling;
import dev.lodestar.vertx.target.DriverNames;
import dev.lodestar.vertx.target.Encryption;
import dev.lodestar.vertx.target.KeepAlive;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.NetClientOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What was asked for with a builder, and how it becomes a plan. One thread at a time. */
public final class Options {

    private static final System.Logger LOG = System.getLogger("dev.lodestar");

    private final Map<String, String> settings = new LinkedHashMap<>();
    private final List<PluginProvider> plugins = new ArrayList<>();
    private Optional<ConnectUri> uri = Optional.empty();
    private Optional<PgConnectOptions> connectOptions = Optional.empty();
    private Optional<Supplier<Future<PgConnectOptions>>> supplier = Optional.empty();
    private PoolOptions pool = new PoolOptions();
    private NetClientOptions network = new NetClientOptions();
    private Function<SqlConnection, Future<?>> onConnect = connection -> Future.succeededFuture();
    private @Nullable Vertx vertx;

    public void uri(String text) {
        uri = Optional.of(ConnectUri.read(Objects.requireNonNull(text, "uri")));
    }

    public void connectOptions(PgConnectOptions given) {
        connectOptions = Optional.of(new PgConnectOptions(Objects.requireNonNull(given, "connectOptions")));
    }

    public void supplier(Supplier<Future<PgConnectOptions>> given) {
        supplier = Optional.of(Objects.requireNonNull(given, "supplier"));
    }

    public void pool(PoolOptions given) {
        // A pool shared by name would be one for all hosts.
        pool = new PoolOptions(Objects.requireNonNull(given, "poolOptions")).setShared(false);
    }

    public void network(NetClientOptions given) {
        network = new NetClientOptions(Objects.requireNonNull(given, "networkOptions"));
    }

    public void setting(String name, String value) {
        settings.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(value, "value"));
    }

    public void plugin(PluginProvider provider) {
        plugins.add(Objects.requireNonNull(provider, "provider"));
    }

    public void onConnect(Function<SqlConnection, Future<?>> step) {
        onConnect = Objects.requireNonNull(step, "step");
    }

    public void vertx(Vertx given) {
        vertx = Objects.requireNonNull(given, "vertx");
    }

    public Vertx vertx() {
        if (vertx == null) {
            throw new IllegalArgumentException("The pool needs a Vertx: say builder.using(vertx).");
        }
        return vertx;
    }

    /** @throws IllegalArgumentException with a message that names each mistake and its likely fix */
    public PoolPlan plan() {
        ClusterPlan plan = clusterPlan();
        plan.notices().forEach(notice -> LOG.log(System.Logger.Level.WARNING, notice.toString()));
        Duration patience = Assembly.chain(plan, plan.family().singleServer()).dialPatience();
        PgConnectOptions fixed = connectOptions.orElseGet(PgConnectOptions::new);
        PgConnectOptions example = new PgConnectOptions(fixed);
        overlaid(example, plan);
        if (supplier.isEmpty()) {
            // Else it is told by the first dial.
            Encryption.complete(example);
        }
        Supplier<Future<PgConnectOptions>> base =
                supplier.orElse(() -> Future.succeededFuture(new PgConnectOptions(fixed)));
        Dialling dialling = new Dialling(
                new ConnectOptionsSource(base, given -> completed(given, plan), patience),
                pool,
                network,
                KeepAlive.of(plan.settings()),
                patience);
        return new PoolPlan(plan, dialling, onConnect);
    }

    private ClusterPlan clusterPlan() {
        ClusterUrl url = uri.map(ConnectUri::url).orElseGet(this::urlOfOptions);
        Map<String, String> given = new LinkedHashMap<>();
        if (supplier.isEmpty()) {
            connectOptions.ifPresent(options -> given.put(SettingsCatalog.USER.name(), options.getUser()));
        }
        given.putAll(settings);
        uri.ifPresent(read -> given.putAll(read.login()));
        ClusterPlan.Reading reading = ClusterPlan.read(url, given, DriverNames::knows, plugins);
        if (reading instanceof ClusterPlan.Reading.Bad bad) {
            throw new IllegalArgumentException(bad.problem());
        }
        return ((ClusterPlan.Reading.Good) reading).plan().loggingInAs(login());
    }

    /** Two pools share what watches their cluster only if it may log in for both of them. */
    private Object login() {
        if (supplier.isPresent()) {
            return supplier.get();
        }
        JsonObject all = connectOptions.orElseGet(PgConnectOptions::new).toJson();
        all.remove("host");
        all.remove("port");
        return all;
    }

    private ClusterUrl urlOfOptions() {
        PgConnectOptions options = connectOptions.orElseThrow(
                () -> new IllegalArgumentException(
                        "The pool needs to know where to connect to: say builder.connectingTo(\"postgresql://host/database\")."));
        HostAddress host = new HostAddress(options.getHost(), options.getPort());
        return new ClusterUrl(
                DatabaseFamily.POSTGRESQL, List.of(host), Optional.ofNullable(options.getDatabase()), Map.of());
    }

    private static void completed(PgConnectOptions options, ClusterPlan plan) {
        overlaid(options, plan);
        Encryption.complete(options);
    }

    /** What the URI says wins over what the connect options say. */
    private static void overlaid(PgConnectOptions options, ClusterPlan plan) {
        plan.settings().find(SettingsCatalog.USER).ifPresent(options::setUser);
        plan.settings().find(SettingsCatalog.PASSWORD).ifPresent(secret -> options.setPassword(secret.reveal()));
        plan.url()
                .database()
                .or(() -> plan.settings().find(SettingsCatalog.DATABASE))
                .ifPresent(options::setDatabase);
        plan.driverProperties().forEach((name, value) -> DriverNames.apply(options, name, value));
    }
}
