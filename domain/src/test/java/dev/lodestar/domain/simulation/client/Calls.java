package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;
import java.util.function.Consumer;

/** What a call asks of its cluster's machine. */
public interface Calls {

    Topology topology();

    /** Tells {@code news} once, some time later, unless withdrawn. */
    WaiterId await(Need need, Consumer<Topology> news);

    void withdraw(WaiterId waiter);

    void report(Trouble trouble);

    /** For a call that finds a cluster in the first place. */
    Calls NO_CLUSTER = new Calls() {
        @Override
        public Topology topology() {
            return Topology.EMPTY;
        }

        @Override
        public WaiterId await(Need need, Consumer<Topology> news) {
            throw new AssertionError("There is no cluster to wait for: " + need);
        }

        @Override
        public void withdraw(WaiterId waiter) {
            throw new AssertionError("There is no cluster to withdraw from: " + waiter);
        }

        @Override
        public void report(Trouble trouble) {
            throw new AssertionError("There is no cluster to report to: " + trouble);
        }
    };
}
