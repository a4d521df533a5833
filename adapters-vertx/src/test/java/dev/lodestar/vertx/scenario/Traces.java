package dev.lodestar.vertx.scenario;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What this process holds of the system: sockets and what event loops are made of, and threads of Vert.x.
 *
 * @param descriptors their number; files are not among them, because classes are loaded at any time
 */
record Traces(int descriptors, List<String> threads) {

    static Traces ofThisProcess() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            long descriptors = files.map(Traces::target)
                    .filter(target -> target.startsWith("socket:") || target.startsWith("anon_inode:"))
                    .count();
            return new Traces((int) descriptors, threadsOfVertx());
        }
    }

    private static String target(Path link) {
        try {
            return Files.readSymbolicLink(link).toString();
        } catch (IOException gone) {
            return "";
        }
    }

    private static List<String> threadsOfVertx() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .filter(name -> name.startsWith("vert.x-") || name.contains("lodestar"))
                .sorted()
                .toList();
    }

    /** Whether there is nothing here that was not in {@code others}. */
    boolean isWithin(Traces others) {
        return descriptors <= others.descriptors && others.threads.containsAll(threads);
    }

    /** The timers of a Vertx; it has no public way to count them. */
    static int timers(Vertx vertx) {
        try {
            for (Class<?> type = vertx.getClass(); type != null; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getName().equals("timeouts")) {
                        field.setAccessible(true);
                        return ((Map<?, ?>) field.get(vertx)).size();
                    }
                }
            }
        } catch (IllegalAccessException closed) {
            throw new AssertionError(closed);
        }
        throw new AssertionError("This Vert.x keeps its timers elsewhere.");
    }
}
