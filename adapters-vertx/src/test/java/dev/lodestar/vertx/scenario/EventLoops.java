package dev.lodestar.vertx.scenario;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Looks at all event loops of this JVM while it is open.
 *
 * <p>Waiting is counted by the JVM itself, so not even the shortest wait escapes. Being too long at one task ({@code
 * maxEventLoopExecuteTime}) is told by Vert.x's own checker, and is a fault of ours only if our code is on the stack
 * and the loop either waits there for a lock, or has used the processor for as long as the limit since the last look:
 * on a busy machine an event loop is late without having done anything.
 */
final class EventLoops implements AutoCloseable {

    /** A loop that was at one task for longer than its limit, by our doing. */
    record Fault(String thread, String what, String stack) {}

    /** The checker's last look at a loop that was late. */
    private record Look(long lateMillis, long processorNanos, boolean ours) {}

    private static final Logger CHECKER = Logger.getLogger("io.vertx.core.impl.BlockedThreadChecker");
    private static final Pattern WARNING = Pattern.compile("Thread (\\S+) has been blocked for (\\d+) ms");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final long LIMIT_NANOS = Stage.LONGEST_TASK.toNanos();

    private final List<Fault> faults = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Long, Look> looks = new LinkedHashMap<>();
    private final Map<Long, Long> waitsBefore = waited();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord warning) {
            warned(warning.getMessage());
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

    EventLoops() {
        CHECKER.setUseParentHandlers(false);
        CHECKER.addHandler(listener);
    }

    private static Stream<ThreadInfo> loops() {
        return Arrays.stream(THREADS.dumpAllThreads(false, false))
                .filter(thread -> thread.getThreadName().contains("eventloop"));
    }

    private static Map<Long, Long> waited() {
        return loops().collect(Collectors.toMap(ThreadInfo::getThreadId, ThreadInfo::getWaitedCount));
    }

    /** How often each event loop that waited did so since this object was made. */
    Map<String, Long> waits() {
        return loops().filter(loop -> grown(loop) > 0)
                .collect(Collectors.toMap(loop -> loop.getThreadName() + " (" + loop.getThreadId() + ")", this::grown));
    }

    private long grown(ThreadInfo loop) {
        return loop.getWaitedCount() - waitsBefore.getOrDefault(loop.getThreadId(), 0L);
    }

    private synchronized void warned(String message) {
        warnings.add(message);
        Matcher matcher = WARNING.matcher(message);
        if (!matcher.find()) {
            faults.add(new Fault("?", "The checker's words have changed: " + message, ""));
            return;
        }
        // Loops of several Vertx objects have the same names.
        loops().filter(loop -> loop.getThreadName().equals(matcher.group(1)))
                .forEach(loop -> look(loop, Long.parseLong(matcher.group(2))));
    }

    private void look(ThreadInfo loop, long lateMillis) {
        boolean ours = Arrays.stream(loop.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("dev.lodestar."));
        Look look = new Look(lateMillis, THREADS.getThreadCpuTime(loop.getThreadId()), ours);
        Optional<Look> last = Optional.ofNullable(looks.put(loop.getThreadId(), look));
        if (ours && loop.getThreadState() != Thread.State.RUNNABLE) {
            fault(loop, loop.getThreadState() + " for " + loop.getLockName());
        } else if (ours && last.filter(before -> isBusySince(before, look)).isPresent()) {
            fault(loop, "busy for " + lateMillis + " ms");
        }
    }

    /** Within the same task, of which the checker tells a growing duration. */
    private static boolean isBusySince(Look before, Look now) {
        return before.ours()
                && now.lateMillis() > before.lateMillis()
                && now.processorNanos() - before.processorNanos() >= LIMIT_NANOS;
    }

    private void fault(ThreadInfo loop, String what) {
        String stack = Arrays.stream(loop.getStackTrace()).map(Object::toString).collect(Collectors.joining("\n  "));
        faults.add(new Fault(loop.getThreadName(), what, stack));
    }

    /** What our code did wrong since this object was made. */
    synchronized List<Fault> faults() {
        return List.copyOf(faults);
    }

    /** All that the checker said since this object was made, whoever was to blame. */
    synchronized List<String> warnings() {
        return List.copyOf(warnings);
    }

    @Override
    public void close() {
        CHECKER.removeHandler(listener);
        CHECKER.setUseParentHandlers(true);
    }
}
