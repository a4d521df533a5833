package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.ports.ClusterPort;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** A cluster whose news are in a script, one entry for each who waits; whoever waits longer waits for ever. */
final class ScriptedCluster implements ClusterPort {

    private record News(Act.When when, Topology topology) {}

    private final Trace trace;
    private final Deque<News> script = new ArrayDeque<>();
    private volatile Topology topology = Topology.EMPTY;
    private long waiters;

    ScriptedCluster(Trace trace) {
        this.trace = trace;
    }

    /** What is known from now on. */
    void know(Topology next) {
        topology = next;
    }

    /** What the next one that waits is told. */
    void willTell(Act.When when, Topology news) {
        script.add(new News(when, news));
    }

    @Override
    public Topology topology() {
        trace.entered("a look at the topology");
        return topology;
    }

    @Override
    public WaiterId await(Need need, Consumer<Topology> consumer) {
        WaiterId waiter = new WaiterId(++waiters);
        String since = need.trouble()
                .map(trouble -> " newer than the trouble at " + trouble.host())
                .orElse("");
        trace.effect("await " + need.wanted() + since + " as " + waiter);
        News next = script.poll();
        if (next != null) {
            next.when().comes(() -> {
                topology = next.topology();
                trace.answer("news for " + waiter + ": " + text(next.topology()));
                consumer.accept(next.topology());
            });
        }
        return waiter;
    }

    private static String text(Topology topology) {
        return topology.splitBrain()
                ? "two writers"
                : "writer "
                        + topology.writer().map(Host::id).map(Object::toString).orElse("unknown");
    }

    @Override
    public void withdraw(WaiterId waiter) {
        trace.effect("withdraw " + waiter);
    }

    @Override
    public void report(Trouble trouble) {
        trace.effect("report " + trouble.host() + " " + Act.text(trouble.failure()));
    }
}
