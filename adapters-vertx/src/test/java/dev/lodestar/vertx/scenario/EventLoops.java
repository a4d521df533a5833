package dev.lodestar.vertx.scenario;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Looks at the event loops of this JVM: how often they waited, and how often Vert.x found them busy for too long. */
final class EventLoops implements AutoCloseable {

    private static final Logger CHECKER = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");

    private final List<String> warnings = new ArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord warning) {
            synchronized (warnings) {
                warnings.add(warning.getMessage());
            }
        }

        @Override
        public void flush() {
            // Nothing is kept back.
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    };
    private final long before = waited();

    EventLoops() {
        CHECKER.setUseParentHandlers(false);
        CHECKER.addHandler(listener);
    }

    private static long waited() {
        long waited = 0;
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
            waited += thread.getThreadName().contains("eventloop") ? thread.getWaitedCount() : 0;
        }
        return waited;
    }

    /** How many times an event loop waited since this object was made. */
    long waits() {
        return waited() - before;
    }

    /** What the checker said since this object was made. */
    List<String> warnings() {
        synchronized (warnings) {
            return List.copyOf(warnings);
        }
    }

    @Override
    public void close() {
        CHECKER.removeHandler(listener);
        CHECKER.setUseParentHandlers(true);
    }
}
