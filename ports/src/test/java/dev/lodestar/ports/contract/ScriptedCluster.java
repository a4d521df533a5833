package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.Reply;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** A cluster whose news are in a script, one entry for each who waits; whoever waits longer waits for ever. */
final class ScriptedCluster implements ClusterPort {

    /** No topology: the cluster is closed. */
    private record News(Act.When when, Optional<Topology> topology) {}

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
        script.add(new News(when, Optional.of(news)));
    }

    /** The next one that waits is dismissed, because the cluster is closed. */
    void willClose(Act.When when) {
        script.add(new News(when, Optional.empty()));
    }

    @Override
    public Topology topology() {
        trace.entered("a look at the topology");
        return topology;
    }

    @Override
    public WaiterId await(Need need, Reply<Topology> reply) {
        WaiterId waiter = new WaiterId(++waiters);
        String since = need.trouble()
                .map(trouble -> " newer than the trouble at " + trouble.host())
                .orElse("");
        trace.effect("await " + need.wanted() + since + " as " + waiter);
        News next = script.poll();
        if (next != null) {
            next.when()
                    .comes(() -> next.topology()
                            .ifPresentOrElse(news -> tell(waiter, news, reply), () -> dismiss(waiter, reply)));
        }
        return waiter;
    }

    private void tell(WaiterId waiter, Topology news, Reply<Topology> reply) {
        topology = news;
        trace.answer("news for " + waiter + ": " + text(news));
        reply.succeeded(news);
    }

    private void dismiss(WaiterId waiter, Reply<Topology> reply) {
        trace.answer("no news for " + waiter + ": closed");
        reply.failed(Failure.of(Symptom.of(Symptom.Kind.ABORTED), "closed"));
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
