package dev.lodestar.testkit.process;

import dev.lodestar.testkit.Await;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The processes that live in a folder, which is to say: whose working directory lies in it.
 *
 * <p>A database server and all its children work in the server's data folder. So this finds them without trusting a pid
 * file, also when the parent is dead, and can't hit a stranger that was given the same number.
 */
public final class Inhabitants {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Inhabitants() {}

    /** Their process ids. Dead processes that wait for their parent are none. */
    public static List<Long> of(Path folder) {
        List<Long> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                if (livesIn(folder, process)) {
                    found.add(Long.parseLong(process.getFileName().toString()));
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException("Can't list /proc, which the test kit needs", e);
        }
        return found;
    }

    private static boolean livesIn(Path folder, Path process) {
        try {
            return Files.readSymbolicLink(process.resolve("cwd")).startsWith(folder);
        } catch (IOException e) {
            return false; // gone meanwhile, or somebody else's
        }
    }

    /** Kills them and returns when the last one is gone. */
    public static void kill(Path folder) {
        Await.until("the servers in " + folder + " are dead", PATIENCE, () -> {
            List<Long> alive = of(folder);
            Signal.KILL.to(alive);
            return alive.isEmpty();
        });
    }

    /** Freezes them: the given parent first, so that it has no more children, then everybody who is there. */
    public static void freeze(Path folder, long parent) {
        Set<Long> stopped = new LinkedHashSet<>(List.of(parent));
        Signal.STOP.to(stopped);
        List<Long> others = of(folder);
        while (stopped.addAll(others)) {
            Signal.STOP.to(others);
            others = of(folder);
        }
    }

    /** Lets them go on. */
    public static void thaw(Path folder) {
        Signal.CONT.to(of(folder));
    }
}
