package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.assembly.Assembly;
import dev.lodestar.domain.assembly.ClusterPlan;
import dev.lodestar.domain.assembly.KnownClusters;
import dev.lodestar.domain.discovery.DiscoveryMachine;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.ports.NoCluster;
import dev.lodestar.ports.interpreter.Clock;
import dev.lodestar.ports.interpreter.FactLog;
import dev.lodestar.ports.interpreter.Surroundings;
import dev.lodestar.vertx.target.Dialling;
import dev.lodestar.vertx.target.Dials;
import dev.lodestar.vertx.target.SingleConnections;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;

/**
 * What all pools of one Vertx share: an event-loop context of the library's own, and the clusters they use. It exists
 * as long as a pool uses it.
 *
 * <p>{@link #enter} and {@link #leave} are for any thread; everything else is confined to {@link #context()}.
 */
public final class Home {

    private static final ConcurrentMap<Vertx, Home> HOMES = new ConcurrentHashMap<>();

    /** A discovery under way, and how many pools wait for it. */
    private static final class Discovery {
        final Future<VertxCluster> end;
        final Runnable cancel;
        int waiting = 1;

        Discovery(Future<VertxCluster> end, Runnable cancel) {
            this.end = end;
            this.cancel = cancel;
        }
    }

    private final VertxInternal vertx;
    private final ContextInternal context;
    private final Dials dials;
    private final Consumer<Fact> facts = new FactLog("vertx");
    private final KnownClusters<VertxCluster> clusters =
            new KnownClusters<>(cluster -> cluster.run().topology());
    private final Map<List<Object>, Discovery> underDiscovery = new LinkedHashMap<>();
    /** Changed only while the map holds its lock on this home. */
    private int pools;

    private Home(VertxInternal vertx) {
        this.vertx = vertx;
        this.context = vertx.createEventLoopContext();
        this.dials = new Dials(vertx);
    }

    /** The home of a Vertx, counted as used; to be paired with {@link #leave}. */
    public static Home enter(Vertx vertx) {
        return HOMES.compute(vertx, (any, known) -> {
            Home home = known == null ? new Home((VertxInternal) vertx) : known;
            home.pools++;
            return home;
        });
    }

    /** One pool less. */
    public void leave() {
        HOMES.computeIfPresent(vertx, (any, home) -> --home.pools == 0 ? null : home);
    }

    /** Whether any pool uses that Vertx now. */
    static boolean existsFor(Vertx vertx) {
        return HOMES.containsKey(vertx);
    }

    VertxInternal vertx() {
        return vertx;
    }

    public ContextInternal context() {
        return context;
    }

    /** What all pools have under way; any thread. */
    Dials dials() {
        return dials;
    }

    Consumer<Fact> facts() {
        return facts;
    }

    /**
     * The cluster behind a URL, discovered if nobody uses it yet; counted as used until {@link #release}. Of several
     * pools that come for one URL in the same way, one discovers; the others wait and share what it found, or why it
     * found nothing. Fails with {@link NotRouted}.
     */
    Future<VertxCluster> attach(ClusterPlan plan, Dialling dialling) {
        Optional<VertxCluster> known = clusters.use(plan);
        if (known.isPresent()) {
            return context.succeededFuture(known.get());
        }
        List<Object> wish = wish(plan);
        Discovery other = underDiscovery.get(wish);
        if (other != null) {
            other.waiting++;
            return other.end.compose(found -> attach(plan, dialling));
        }
        Discovery mine = discover(plan, dialling);
        underDiscovery.put(wish, mine);
        mine.end.onComplete(done -> underDiscovery.remove(wish, mine));
        return mine.end;
    }

    /** One of those who wait for a discovery does so no longer; with the last one it ends. */
    void withdraw(ClusterPlan plan) {
        Discovery discovery = underDiscovery.get(wish(plan));
        if (discovery != null && --discovery.waiting == 0) {
            discovery.cancel.run();
        }
    }

    private static List<Object> wish(ClusterPlan plan) {
        return List.of(plan.url().hosts(), plan.character(), plan.connectBudget());
    }

    private Discovery discover(ClusterPlan plan, Dialling dialling) {
        SingleConnections connections = new SingleConnections(vertx, dialling);
        EventLoopCall call = new EventLoopCall(
                context,
                new CallMachine(
                        new DiscoveryMachine(Assembly.discovery(plan)),
                        Clock.now().plus(plan.connectBudget())),
                new Surroundings(
                        connections,
                        NoCluster.INSTANCE,
                        plan.family().singleServer(),
                        SelectionContext::byChance,
                        facts));
        Future<VertxCluster> end = call.run()
                .onComplete(over -> connections.dispose())
                .compose(outcome -> outcome instanceof CallOutcome.Discovered found
                        ? context.succeededFuture(register(plan, dialling, found))
                        : context.failedFuture(new NotRouted((CallOutcome.Failed) outcome)));
        return new Discovery(end, () -> call.cancel("the pool was closed"));
    }

    private VertxCluster register(ClusterPlan plan, Dialling dialling, CallOutcome.Discovered found) {
        return clusters.useSame(plan, found).orElseGet(() -> start(plan, dialling, found));
    }

    private VertxCluster start(ClusterPlan plan, Dialling dialling, CallOutcome.Discovered found) {
        VertxCluster cluster = new VertxCluster(
                context,
                new ClusterMachine(Assembly.clusterRules(plan, found.dialect()), found.hosts(), Clock.now()),
                found.dialect(),
                new SingleConnections(vertx, dialling),
                plan.settings().value(SettingsCatalog.FAILURE_DETECTION_INTERVAL),
                facts);
        clusters.add(plan, found, cluster);
        cluster.start();
        return cluster;
    }

    /** One user less; the last one closes the cluster. */
    void release(VertxCluster cluster) {
        if (clusters.release(cluster)) {
            cluster.close();
        }
    }
}
