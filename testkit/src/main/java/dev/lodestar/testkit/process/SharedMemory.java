package dev.lodestar.testkit.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/** System V shared memory, of which a killed server leaves a small segment behind, and the kernel has few. */
public final class SharedMemory {
    private static final Path SEGMENTS = Path.of("/proc/sysvipc/shm");
    private static final int ID = 1;
    private static final int CREATOR = 4;
    private static final int ATTACHED = 6;

    private SharedMemory() {}

    /** Removes the segments that those processes created, if nobody uses them any more. */
    public static void removeLeftoversOf(Collection<Long> creators) {
        for (String line : segments()) {
            String[] columns = line.strip().split(" +");
            boolean unused = columns[ATTACHED].equals("0");
            if (unused && creators.stream().anyMatch(pid -> columns[CREATOR].equals(pid.toString()))) {
                Commands.run(List.of("sh", "-c", "ipcrm -m \"$0\" 2>/dev/null; true", columns[ID]));
            }
        }
    }

    private static List<String> segments() {
        try {
            return Files.readAllLines(SEGMENTS);
        } catch (IOException e) {
            return List.of(); // a kernel without them has none to leave behind
        }
    }
}
