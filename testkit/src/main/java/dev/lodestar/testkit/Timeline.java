package dev.lodestar.testkit;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Everything that happened to a cluster, in order. Tests compute times from it instead of sleeping.
 *
 * <p>May be used from any thread. Listeners are called on the thread that made the event happen, in the order in which
 * they came, and should return soon: the cluster waits for them. A listener that throws is logged and ignored.
 */
public final class Timeline {
    private static final Logger LOG = System.getLogger(Timeline.class.getName());

    private final CopyOnWriteArrayList<Event> events = new CopyOnWriteArrayList<>();
    private final CopyOnWriteArrayList<Consumer<? super Event>> listeners = new CopyOnWriteArrayList<>();

    /** Everything until now, oldest first. */
    public List<Event> events() {
        return List.copyOf(events);
    }

    /** The latest event of that kind, on whatever node. */
    public Optional<Event> last(Event.Kind kind) {
        return events.stream().filter(event -> event.kind() == kind).reduce((earlier, later) -> later);
    }

    /** The latest event of that kind on that node. */
    public Optional<Event> last(Event.Kind kind, Node node) {
        return events.stream()
                .filter(event -> event.kind() == kind && event.node().equals(node.id()))
                .reduce((earlier, later) -> later);
    }

    /** Calls the listener for each event from now on, until the returned handle is closed. */
    public Subscription listen(Consumer<? super Event> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Adds an event of this moment and returns it. Tests may add their own marks. */
    public Event record(Event.Kind kind, String node, String detail) {
        return record(new Event(System.nanoTime(), kind, node, detail));
    }

    /** Adds an event whose moment is known already and returns it. */
    public Event record(Event event) {
        events.add(event);
        LOG.log(Level.DEBUG, event);
        for (Consumer<? super Event> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "A listener failed on " + event + "; it is called again next time", e);
            }
        }
        return event;
    }

    /** One line per event: seconds since the first one, and what happened. */
    @Override
    public String toString() {
        List<Event> all = events();
        return all.stream()
                .map(event -> String.format(
                        "%10.3f s  %s", (event.nanoTime() - all.get(0).nanoTime()) / 1e9, event))
                .collect(Collectors.joining("\n"));
    }

    /** Ends the calls to a listener. */
    @FunctionalInterface
    public interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
