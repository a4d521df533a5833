package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterStep;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Protection;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.ClusterRouter;
import dev.lodestar.ports.Reply;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A cluster machine in virtual time, with the ports that calls and connections need. */
class SimulatedCluster implements RunningCluster, ClusterPort, CallersPort {

    private final VirtualStage stage;
    private final ClusterMachine machine;
    private final ClusterSurroundings surroundings;
    private final ClusterRouter router;
    private final Map<WaiterId, Reply<Topology>> waiters = new LinkedHashMap<>();
    private final List<Line> held = new ArrayList<>();
    private Topology topology = Topology.EMPTY;
    private Optional<Moment> planned = Optional.empty();
    private long waiterNumber;
    private boolean here;

    SimulatedCluster(VirtualStage stage, ClusterMachine machine, ClusterSurroundings surroundings) {
        this.stage = stage;
        this.machine = machine;
        this.surroundings = surroundings;
        router = new ClusterRouter(surroundings.connections(), this, surroundings.dialect(), this::post);
    }

    private void post(ClusterEvent event) {
        long came = stage.nanos();
        stage.post(() -> take(event, stage.at(came)));
    }

    private void take(ClusterEvent event, Moment now) {
        here = true;
        ClusterStep step = machine.on(event, now);
        publish(step);
        perform(step);
        if (event instanceof ClusterEvent.Closing) {
            surroundings.connections().dispose();
        }
        here = false;
        planWake();
    }

    void publish(ClusterStep step) {
        step.topology().ifPresent(next -> topology = next);
    }

    void perform(ClusterStep step) {
        step.effects().forEach(effect -> effect.deliverTo(router));
        step.facts().forEach(surroundings::told);
    }

    private void planWake() {
        Optional<Moment> due = machine.wakeAt();
        planned = due;
        due.ifPresent(at -> stage.wake(at, () -> {
            if (planned.filter(at::equals).isPresent()) {
                take(new ClusterEvent.Woke(), stage.now());
            }
        }));
    }

    // ---- in the hands of a contract

    @Override
    public ClusterPort forCalls() {
        return this;
    }

    @Override
    public CallersPort forMachine() {
        return this;
    }

    @Override
    public void start() {
        post(new ClusterEvent.Woke());
    }

    @Override
    public void close() {
        post(new ClusterEvent.Closing());
    }

    @Override
    public boolean isHere() {
        return here;
    }

    @Override
    public Held hold(HostId host, long generation, Chain chain, Runnable onAbort) {
        Line line = new Line(host, generation, chain, onAbort);
        held.add(line);
        return line;
    }

    @Override
    public void settle() {
        boolean[] reached = {false};
        stage.post(() -> reached[0] = true);
        stage.goesOnUntil(() -> reached[0]);
    }

    @Override
    public void end() {
        held.clear();
    }

    private static final class Line implements Held {
        private final HostId host;
        private final long generation;
        private final Chain chain;
        private final Runnable onAbort;
        private boolean condemned;

        Line(HostId host, long generation, Chain chain, Runnable onAbort) {
            this.host = host;
            this.generation = generation;
            this.chain = chain;
            this.onAbort = onAbort;
        }

        @Override
        public boolean isUsable() {
            return !condemned;
        }
    }

    // ---- from calls

    @Override
    public Topology topology() {
        return topology;
    }

    @Override
    public WaiterId await(Need need, Reply<Topology> news) {
        WaiterId waiter = new WaiterId(++waiterNumber);
        waiters.put(waiter, news);
        post(new ClusterEvent.Awaited(waiter, need));
        return waiter;
    }

    @Override
    public void withdraw(WaiterId waiter) {
        if (waiters.remove(waiter) != null) {
            post(new ClusterEvent.Withdrawn(waiter));
        }
    }

    @Override
    public void report(Trouble trouble) {
        post(new ClusterEvent.Troubled(trouble));
    }

    // ---- from the machine

    @Override
    public void release(WaiterId waiter, Topology news) {
        Reply<Topology> waiting = waiters.remove(waiter);
        if (waiting != null) {
            waiting.succeeded(news);
        }
    }

    @Override
    public void dismiss(WaiterId waiter) {
        Reply<Topology> waiting = waiters.remove(waiter);
        if (waiting != null) {
            waiting.failed(Failure.of(Symptom.of(Symptom.Kind.ABORTED), "the cluster is closed"));
        }
    }

    @Override
    public void condemn(HostId host, long generation, String evidence) {
        for (Line line : held) {
            if (line.host.equals(host) && line.generation <= generation && !line.condemned) {
                line.condemned = true;
                if (line.chain.protects(Protection.ABORT_IN_FLIGHT)) {
                    stage.elsewhere(line.onAbort);
                }
            }
        }
    }
}
