package dev.lodestar.benchmarks.workbench;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Listens to what the library tells about its clusters, as any application can: through the logger {@code
 * dev.lodestar}. While open, nothing of it reaches the console.
 */
public final class FactWire implements AutoCloseable {

    /**
     * One thing that the library told.
     *
     * @param nanos when, by {@link System#nanoTime()}
     * @param teller the logger, which is named after the adapter
     */
    public record Told(long nanos, String teller, String sentence) {}

    private static final Logger LOGGER = Logger.getLogger("dev.lodestar");

    private final Level levelBefore = LOGGER.getLevel();
    private final boolean parentsBefore = LOGGER.getUseParentHandlers();
    private final List<Handler> handlers = new ArrayList<>();

    public FactWire() {
        LOGGER.setLevel(Level.FINE);
        LOGGER.setUseParentHandlers(false);
    }

    /** From now on the listener is called, on the library's threads; it should return soon. */
    public void listen(Consumer<Told> listener) {
        Handler handler = new Forwarding(listener);
        handlers.add(handler);
        LOGGER.addHandler(handler);
    }

    @Override
    public void close() {
        handlers.forEach(LOGGER::removeHandler);
        LOGGER.setLevel(levelBefore);
        LOGGER.setUseParentHandlers(parentsBefore);
    }

    private static final class Forwarding extends Handler {
        private final Consumer<Told> listener;

        Forwarding(Consumer<Told> listener) {
            this.listener = listener;
        }

        @Override
        public void publish(LogRecord told) {
            // What the test kit logs under a name below ours is not an adapter speaking.
            String logger = String.valueOf(told.getLoggerName());
            if (logger.equals("dev.lodestar.jdbc") || logger.equals("dev.lodestar.vertx")) {
                listener.accept(new Told(System.nanoTime(), logger, told.getMessage()));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
