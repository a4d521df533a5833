package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.world.Network;
import dev.lodestar.domain.simulation.world.Physical;
import dev.lodestar.domain.simulation.world.Reply;
import dev.lodestar.domain.simulation.world.Statement;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection that an application holds: carries statements one at a time, and is aborted when its host's generation is
 * condemned.
 */
final class Session implements ClusterDriver.Held {

    /** What becomes of statements. */
    interface Listener {
        void succeeded(Statement statement);

        /** @param sent whether the statement may have reached the server */
        void failed(Statement statement, Failure failure, boolean sent);
    }

    private final Host opened;
    private final Physical physical;
    private final ClusterDriver cluster;
    private final Network network;
    private final ProcessClock clock;
    private final Duration slowCall;
    private final Listener listener;
    private Optional<Statement> inFlight = Optional.empty();
    private boolean condemned;
    private long turn;

    Session(Host opened, Physical physical, ClusterDriver cluster, Client client, Duration slow, Listener listener) {
        this.opened = opened;
        this.physical = physical;
        this.cluster = cluster;
        this.network = client.place().network();
        this.clock = client.place().clock();
        this.slowCall = slow;
        this.listener = listener;
        cluster.hold(this);
    }

    @Override
    public HostId host() {
        return opened.id();
    }

    @Override
    public long generation() {
        return opened.generation();
    }

    boolean isBusy() {
        return inFlight.isPresent();
    }

    void execute(Statement statement) {
        if (condemned) {
            listener.failed(statement, aborted(), false);
            return;
        }
        long mine = ++turn;
        inFlight = Optional.of(statement);
        network.sendOnStream(physical.server(), () -> physical.execute(statement), reply -> {
            if (mine == turn && isBusy()) {
                answered(statement, reply);
            }
        });
        watch(mine);
    }

    private void answered(Statement statement, Reply<Statement> reply) {
        inFlight = Optional.empty();
        reply.tell(listener::succeeded, failure -> listener.failed(statement, failure, true));
    }

    /** A call that takes long makes its host be asked, again and again. */
    private void watch(long watched) {
        clock.reach(slowCall, () -> {
            if (watched == turn && isBusy()) {
                cluster.post(new ClusterEvent.Suspected(host(), generation()));
                watch(watched);
            }
        });
    }

    @Override
    public void condemned(String evidence) {
        condemned = true;
        physical.close();
        inFlight.ifPresent(statement -> {
            inFlight = Optional.empty();
            turn++;
            clock.reach(Duration.ZERO, () -> listener.failed(statement, aborted(), true));
        });
    }

    private static Failure aborted() {
        return Failure.of(Symptom.of(Symptom.Kind.ABORTED), "the host is condemned");
    }

    /** The application closes it; a statement in flight is given up. */
    void close() {
        turn++;
        inFlight = Optional.empty();
        physical.close();
        cluster.letGo(this);
    }
}
