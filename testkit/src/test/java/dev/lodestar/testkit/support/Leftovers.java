package dev.lodestar.testkit.support;

import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.process.Inhabitants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a cluster in that folder could leave behind, noted while it lives and looked for when it is gone. */
public record Leftovers(Path lair, List<Long> processes) {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Notes what lives in that folder now. */
    public static Leftovers watch(Path lair) {
        List<Long> processes = Inhabitants.of(lair);
        assertFalse(processes.isEmpty(), "nothing lives in " + lair + ", so nothing could be left");
        return new Leftovers(lair, processes);
    }

    /** Waits until nothing is left, and fails if something stays. */
    public void assertGone() {
        Await.until(
                "no process is left in " + lair,
                PATIENCE,
                () -> Inhabitants.of(lair).isEmpty());
        Await.until("the folder " + lair + " is gone", PATIENCE, () -> !Files.exists(lair));
        Await.until(
                "no shared memory of " + processes + " is left",
                PATIENCE,
                () -> segments().isEmpty());
        Await.until("the guard of " + lair + " is gone", PATIENCE, () -> !isGuarded());
    }

    private List<String> segments() throws IOException {
        return Files.readAllLines(Path.of("/proc/sysvipc/shm")).stream()
                .filter(line -> processes.stream()
                        .anyMatch(pid -> line.strip().split(" +")[4].equals(pid.toString())))
                .toList();
    }

    private boolean isGuarded() {
        return ProcessHandle.allProcesses()
                .flatMap(process -> process.info().arguments().stream())
                .anyMatch(arguments -> List.of(arguments).contains(lair.toString()));
    }
}
