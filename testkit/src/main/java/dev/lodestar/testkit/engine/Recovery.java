package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.Network;
import dev.lodestar.testkit.NodeStatus;
import java.time.Duration;

/** The way back to the known state, from any other. To be called in order. */
final class Recovery {
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(1);

    private final State state;
    private final Faults faults;
    private final Succession succession;
    private final Returning returning;
    private final HostNames names;

    Recovery(State state, Faults faults, Succession succession, Returning returning, HostNames names) {
        this.state = state;
        this.faults = faults;
        this.succession = succession;
        this.returning = returning;
        this.names = names;
    }

    void reset() {
        if (!isHealthy()) {
            state.members().forEach(faults::heal);
            reviveWriter();
            succession.follow();
            state.readers().forEach(this::reviveReader);
            Member first = state.members().get(0);
            if (state.writer() != first) {
                succession.switchover(first);
            }
        }
        names.flip();
        state.timeline().record(Event.Kind.RESET, "", "");
    }

    private boolean isHealthy() {
        Member first = state.members().get(0);
        return state.writer() == first
                && state.members().stream()
                        .allMatch(node -> node.status() == NodeStatus.RUNNING && node.network() == Network.CLEAR)
                && state.engine().claimsToBeWriter(first)
                && state.engine().replicate(state.readers(), first, Duration.ZERO)
                && state.engine().catchUp(state.readers(), first, TO_CATCH_UP);
    }

    private void reviveWriter() {
        Member writer = state.writer();
        switch (writer.status()) {
            case FROZEN -> faults.thaw(writer);
            case STOPPED, CRASHED -> faults.start(writer);
            case RUNNING -> {}
        }
    }

    private void reviveReader(Member node) {
        if (node.status() == NodeStatus.FROZEN && node.isReader()) {
            faults.thaw(node);
        }
        returning.rejoin(node);
    }
}
