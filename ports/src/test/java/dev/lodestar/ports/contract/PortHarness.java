package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;
import dev.lodestar.ports.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** What the contracts of the two ports between calls and their cluster have in common: a cluster of scripted hosts. */
abstract class PortHarness extends EnsembleHarness {

    /** Later than this is not <em>at once</em>. */
    private static final Duration LATE = Duration.ofSeconds(5);

    PortHarness() {}

    /** No call is made here. */
    @Override
    protected final Interpreter interpreter(CallMachine machine, CallSurroundings surroundings) {
        throw new AssertionError("There is no call in this contract.");
    }

    final ClusterPort port() {
        return company.cluster().forCalls();
    }

    final CallersPort machine() {
        return company.cluster().forMachine();
    }

    /** Whoever waits for an accepted writer, and what he was told. */
    final class Waiting implements Reply<Topology> {
        final List<Topology> told = new CopyOnWriteArrayList<>();
        final List<Failure> dismissed = new CopyOnWriteArrayList<>();
        final WaiterId id = port().await(need(), this);

        @Override
        public void succeeded(Topology topology) {
            told.add(topology);
            company.stage().changed();
        }

        @Override
        public void failed(Failure failure) {
            dismissed.add(failure);
            company.stage().changed();
        }

        boolean isTold() {
            return !told.isEmpty();
        }

        boolean isDismissed() {
            return !dismissed.isEmpty();
        }
    }

    final Need need() {
        return new Need(Wanted.WRITER, now(), Optional.empty());
    }

    final Trouble trouble(LiveHost host) {
        return new Trouble(host.id(), 0, now(), Failure.of(DISCONNECTED, "the peer is gone"));
    }

    static void assertAtOnce(Runnable call) {
        long began = System.nanoTime();
        call.run();
        assertTrue(System.nanoTime() - began < LATE.toNanos(), "It waited.");
    }

    final void settle() throws Exception {
        company.cluster().settle();
    }
}
