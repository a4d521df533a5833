package dev.lodestar.examples.toy;

import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One thread and one inbox: all machines of a client live here and are touched nowhere else. */
final class MainLoop {

    /** What comes in, and when it came. */
    private record Arrival(Consumer<Moment> delivery, long nanos) {}

    private record Machine(Supplier<Optional<Moment>> wakeAt, Consumer<Moment> wake) {}

    private final BlockingQueue<Arrival> inbox = new LinkedBlockingQueue<>();
    private final List<Machine> machines = new ArrayList<>();
    private boolean stopped;

    MainLoop() {
        Thread thread = new Thread(this::run, "toy-client");
        thread.setDaemon(true);
        thread.start();
    }

    /** Has something done on the loop's thread, with the moment of this call. Any thread; returns at once. */
    void post(Consumer<Moment> delivery) {
        inbox.add(new Arrival(delivery, System.nanoTime()));
    }

    /** Wakes a machine when it wants to be woken, as long as it does. On the loop's thread. */
    void add(Supplier<Optional<Moment>> wakeAt, Consumer<Moment> wake) {
        machines.add(new Machine(wakeAt, wake));
    }

    /** Ends the thread once everything posted before is done. */
    void stop() {
        post(now -> stopped = true);
    }

    private void run() {
        while (!stopped) {
            Optional<Arrival> next = nextArrival();
            if (next.isPresent()) {
                next.get().delivery().accept(Clock.at(next.get().nanos()));
            } else {
                Moment now = Clock.now();
                List.copyOf(machines).stream()
                        .filter(machine ->
                                machine.wakeAt().get().filter(now::hasReached).isPresent())
                        .forEach(machine -> machine.wake().accept(now));
            }
        }
    }

    /** Empty if the first machine wants to be woken before anything comes. */
    private Optional<Arrival> nextArrival() {
        machines.removeIf(machine -> machine.wakeAt().get().isEmpty());
        long now = System.nanoTime();
        long wait = machines.stream()
                .mapToLong(machine -> machine.wakeAt().get().orElseThrow().nanos() - now)
                .min()
                .orElse(Long.MAX_VALUE);
        try {
            return Optional.ofNullable(inbox.poll(wait, TimeUnit.NANOSECONDS));
        } catch (InterruptedException nobodyDoesThat) {
            throw new IllegalStateException("The thread of the main loop was interrupted.", nobodyDoesThat);
        }
    }
}
