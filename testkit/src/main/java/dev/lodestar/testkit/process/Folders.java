package dev.lodestar.testkit.process;

import dev.lodestar.testkit.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Where things are kept: what is worth keeping between runs in a cache, what dies with a cluster in memory if possible.
 */
public final class Folders {
    private static final long ENOUGH_MEMORY = 1L << 30;

    private Folders() {}

    /**
     * The folder that outlives runs, made if missing: the user's cache, else below the folder for temporary files. It
     * belongs to this user alone.
     */
    public static Path cache() {
        String configured = System.getenv("XDG_CACHE_HOME");
        Path users = configured == null || configured.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(configured);
        Path wanted = users.resolve("lodestar-testkit");
        if (made(wanted)) {
            return wanted;
        }
        Path fallback = temporary().resolve("lodestar-testkit-cache-" + user());
        if (made(fallback)) {
            return fallback;
        }
        throw new ClusterException("Neither " + wanted + " nor " + fallback + " is a folder of this user that can be"
                + " written to: set XDG_CACHE_HOME to one that is");
    }

    /** The folder below which clusters live: in memory if there is some, else among the temporary files. */
    public static Path scratch() {
        Path memory = Path.of("/dev/shm");
        try {
            if (Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() >= ENOUGH_MEMORY) {
                return memory;
            }
        } catch (IOException e) {
            // then not in memory
        }
        return temporary();
    }

    static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();
    }

    /** The user's name as a part of a file name. */
    static String user() {
        return System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_");
    }

    /** Whether the folder is there now, is this user's own, and can be written to. */
    private static boolean made(Path folder) {
        try {
            Files.createDirectories(folder, FileTree.PRIVATE);
            Path trial = Files.createTempFile(folder, "trial", null);
            boolean own = Files.getOwner(trial).equals(Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS));
            Files.delete(trial);
            return own;
        } catch (IOException e) {
            return false;
        }
    }
}
