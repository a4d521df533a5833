package dev.lodestar.domain.simulation;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.simulation.Script.Visitor;
import dev.lodestar.domain.simulation.check.Breach;
import dev.lodestar.domain.simulation.check.Grids;
import dev.lodestar.domain.simulation.check.Invariant;
import dev.lodestar.domain.simulation.check.Ledger;
import dev.lodestar.domain.simulation.client.Application;
import dev.lodestar.domain.simulation.client.Client;
import dev.lodestar.domain.simulation.client.ClusterDriver;
import dev.lodestar.domain.simulation.client.Source;
import dev.lodestar.domain.simulation.client.Wiring;
import dev.lodestar.domain.simulation.clock.Trace;
import dev.lodestar.domain.simulation.world.Cluster;
import dev.lodestar.domain.simulation.world.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** One run of a script: a phase with faults, a phase in which all must be well again, calm, and the end. */
final class Run {

    private static final Duration CALM = Duration.ofSeconds(60);
    private static final Duration LATEST_MESSAGE = Duration.ofSeconds(40);

    private final Script script;
    private final World world;
    private final Grids grids = new Grids();
    private final Ledger ledger = new Ledger();
    private final List<Client> clients = new ArrayList<>();
    private final List<Application> applications = new ArrayList<>();
    private final List<List<String>> urls;

    Run(Script script, Wiring wiring, Trace.Use trace) {
        this.script = script;
        world = new World(script.shape(), script.seed(), trace);
        Client.Shared shared = new Client.Shared(world, wiring, grids, ledger);
        urls = world.clusters().stream()
                .map(cluster -> cluster.flavour().urls(cluster))
                .toList();
        world.places().forEach(place -> clients.add(new Client(shared, place)));
    }

    /** Plays the script. Empty if every invariant held. */
    Optional<Breach> play() {
        try {
            faults();
            recovery();
            calm();
            end();
            return Optional.empty();
        } catch (AssertionError | RuntimeException broken) {
            world.trace().tell(() -> "BROKEN: " + broken.getMessage());
            clients.forEach(
                    client -> client.used().forEach(used -> world.trace().tell(used.driver()::toString)));
            return Optional.of(Breach.of(broken));
        }
    }

    Grids grids() {
        return grids;
    }

    Trace trace() {
        return world.trace();
    }

    /** How many things happened. */
    long happened() {
        return world.time().happened();
    }

    private void runFor(Duration span) {
        world.time().runUntil(world.time().age().plus(span), () -> {});
    }

    private void faults() {
        script.strikes()
                .forEach(strike -> world.time().plan(strike.at(), () -> {
                    world.trace().tell(() -> "FAULT " + strike.fault());
                    strike.fault().strike(world);
                    world.trace().tell(() -> "now " + world);
                }));
        for (Visitor visitor : script.visitors()) {
            Application application = application(visitor, visitor.name());
            applications.add(application);
            world.places().get(visitor.process()).clock().reach(visitor.arrives(), application::begin);
        }
        runFor(script.lasts());
    }

    private Application application(Visitor visitor, String name) {
        return new Application(name, clients.get(visitor.process()), source(visitor), visitor.chores());
    }

    private Source source(Visitor visitor) {
        Cluster cluster = world.clusters().get(visitor.cluster());
        List<String> hosts = urls.get(visitor.cluster());
        String host = hosts.get(visitor.url() % hosts.size());
        // Whoever names one host alone gets that one, whatever its role.
        boolean alone = !cluster.flavour().hasChangingMembers() && !host.contains(",");
        String url = cluster.flavour().family().scheme() + "://" + host + "/db?"
                + (alone ? "" : "failoverMode=" + visitor.mode() + "&") + visitor.settings();
        // What the second URL of a cluster names is what the others ask for.
        return Source.of(
                visitor.url() == 1
                        ? url + "&dialect=" + cluster.flavour().dialect().code()
                        : url);
    }

    /** Faults stop. Whoever waits is served, and so is whoever comes now. */
    private void recovery() {
        world.heal();
        applications.forEach(Application::stop);
        world.time().runUntil(awake(), () -> {});
        List<Application> late = new ArrayList<>();
        for (Visitor visitor : script.visitors()) {
            Application application = application(visitor, visitor.name() + "'");
            application.connectPersistently();
            late.add(application);
        }
        applications.addAll(late);
        runFor(longest(Bounds::served));
        if (isAnyoneStranded()) {
            return;
        }
        late.forEach(application -> Breach.unless(
                application.isConnected(), Invariant.MAKES_PROGRESS, () -> application + " has nothing in " + world));
        nobodyWaitsSince(world.time().age().minus(longest(Bounds::served)));
    }

    private boolean isAnyoneStranded() {
        return clients.stream().flatMap(client -> client.used().stream()).anyMatch(Client.Used::isStranded);
    }

    private void nobodyWaitsSince(Duration age) {
        if (isAnyoneStranded()) {
            return;
        }
        applications.forEach(application -> Breach.unless(
                application
                        .callingSince()
                        .filter(since -> since.compareTo(age) <= 0)
                        .isEmpty(),
                Invariant.MAKES_PROGRESS,
                () -> application + " still waits in " + world));
    }

    private Duration awake() {
        return world.places().stream()
                .map(place -> place.clock().awakeAt())
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private Duration longest(BiFunction<Settings, Cluster, Duration> bound) {
        return script.visitors().stream()
                .map(visitor -> bound.apply(
                        source(visitor).plan().settings(), world.clusters().get(visitor.cluster())))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    private void calm() {
        runFor(longest(Bounds::settled));
        nobodyWaitsSince(world.time().age().minus(longest(Bounds::served)));
        clients.forEach(client -> client.used().forEach(this::isRight));
        long before = questions();
        runFor(CALM);
        long asked = questions() - before;
        Breach.unless(
                asked <= allowedWhenCalm(), Invariant.QUIET_WHEN_CALM, () -> asked + " questions in a calm minute");
    }

    private void isRight(Client.Used used) {
        ClusterDriver driver = used.driver();
        if (driver.isSingle() || used.isStranded()) {
            return;
        }
        HostId writer = used.truth().writer().id();
        Breach.unless(
                driver.topology().writer().map(Host::id).filter(writer::equals).isPresent(),
                Invariant.FINDS_THE_WRITER,
                () -> driver + " in " + world);
        Breach.unless(driver.phase().equals("Calm"), Invariant.QUIET_WHEN_CALM, driver::toString);
    }

    private long questions() {
        return clients.stream()
                .flatMap(client -> client.used().stream())
                .mapToLong(used -> used.driver().questions())
                .sum();
    }

    private long allowedWhenCalm() {
        return clients.stream()
                .flatMap(client -> client.used().stream())
                .mapToLong(Run::allowedWhenCalm)
                .sum();
    }

    /**
     * Each host by dial and question at the quickest refresh; where no writer is to be found, at the pace of a search, for
     * which somebody waits if all hosts are gone.
     */
    private static long allowedWhenCalm(Client.Used used) {
        int hosts = used.driver().topology().hosts().size();
        if (used.isStranded()) {
            return 320L * hosts;
        }
        return used.driver().isSingle() ? 60 : 24L * hosts;
    }

    private void end() {
        applications.forEach(Application::leave);
        runFor(LATEST_MESSAGE);
        for (Client client : clients) {
            Breach.unless(client.used().isEmpty(), Invariant.QUIET_AFTER_THE_END, () -> client.used() + " in use");
            client.closed()
                    .forEach(cluster ->
                            Breach.unless(cluster.isQuiet(), Invariant.QUIET_AFTER_THE_END, cluster::toString));
        }
        ledger.settle(work -> world.clusters().stream().anyMatch(cluster -> cluster.hasCommitted(work)));
    }
}
