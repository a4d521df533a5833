package dev.lodestar.testkit.process;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;

/**
 * Folders that are expensive to make and kept for later runs. Each is made once, completely or not at all, however many
 * threads and JVMs want it at the same time; what a killed JVM left half made is removed, and what nobody asked for
 * in a long time is forgotten.
 */
public final class Once {
    private static final Object THIS_JVM = new Object();
    private static final String UNFINISHED = ".unfinished";
    private static final Duration KEPT = Duration.ofDays(60);

    private Once() {}

    /** Fills an empty folder. */
    @FunctionalInterface
    public interface Making {
        void into(Path folder) throws IOException;
    }

    /** The folder of that name in the cache, made now if it is missing. */
    public static Path folder(String name, Making making) throws IOException {
        Path cache = Folders.cache();
        Path wanted = cache.resolve(name);
        if (!Files.isDirectory(wanted)) {
            synchronized (THIS_JVM) {
                try (FileChannel channel = FileChannel.open(
                                cache.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                        FileLock lock = channel.lock()) {
                    assert lock.isValid();
                    if (!Files.isDirectory(wanted)) {
                        tidy(cache);
                        make(wanted, making);
                    }
                }
            }
        }
        Files.setLastModifiedTime(wanted, FileTime.from(Instant.now()));
        return wanted;
    }

    private static void make(Path wanted, Making making) throws IOException {
        Path unfinished = wanted.resolveSibling(wanted.getFileName() + UNFINISHED);
        Files.createDirectory(unfinished, FileTree.PRIVATE);
        try {
            making.into(unfinished);
            Files.move(unfinished, wanted, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            FileTree.delete(unfinished);
        }
    }

    private static void tidy(Path cache) throws IOException {
        Instant old = Instant.now().minus(KEPT);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(cache, Files::isDirectory)) {
            for (Path entry : entries) {
                if (entry.toString().endsWith(UNFINISHED)) {
                    Inhabitants.kill(entry);
                    FileTree.delete(entry);
                } else if (Files.getLastModifiedTime(entry).toInstant().isBefore(old)) {
                    FileTree.delete(entry);
                }
            }
        }
    }
}
