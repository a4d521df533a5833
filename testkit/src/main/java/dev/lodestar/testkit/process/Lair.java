package dev.lodestar.testkit.process;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The folder of one running cluster, and all that lives in it.
 *
 * <p>It holds a file that is locked as long as the JVM lives. Whoever gets the lock of another lair knows that its
 * JVM is dead, and clears it away. The lock of this JVM's own lairs is never tried: closing any channel to a locked
 * file would drop the lock, which belongs to the process. Own lairs are known by a mark in their names.
 */
public final class Lair implements AutoCloseable {
    private static final String LOCK = "lock";
    private static final String PREFIX = "lodestar-testkit-" + Folders.user() + "-";
    /** So long a lair may be without content in its lock file: the JVM is between making and locking it. */
    private static final Duration INFANCY = Duration.ofMinutes(1);

    private static final String MARK_PROPERTY = "dev.lodestar.testkit.jvm";

    private final Path folder;
    private final FileChannel lock;
    private final Guard guard;

    private Lair(Path folder, FileChannel lock, Guard guard) {
        this.folder = folder;
        this.lock = lock;
        this.guard = guard;
    }

    /** A new empty lair below the scratch folder, with its guard. Clears away those of dead JVMs first. */
    public static Lair open() throws IOException {
        Path scratch = Folders.scratch();
        clearStale(scratch);
        Path folder = Files.createTempDirectory(scratch, PREFIX + mark() + "-", FileTree.PRIVATE);
        FileChannel lock = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        lock.lock();
        lock.write(ByteBuffer.wrap(new byte[] {'\n'}));
        return new Lair(folder, lock, Guard.of(folder));
    }

    public Path folder() {
        return folder;
    }

    /** Kills all that lives here and deletes everything. */
    @Override
    public void close() throws IOException {
        clear(folder);
        lock.close();
        guard.dismiss();
    }

    private static void clear(Path folder) throws IOException {
        List<Long> inhabitants = Inhabitants.of(folder);
        Inhabitants.kill(folder);
        SharedMemory.removeLeftoversOf(inhabitants);
        FileTree.delete(folder);
    }

    /** Removes the lairs of this user whose JVMs are dead, with what lives there still. */
    static void clearStale(Path scratch) throws IOException {
        try (DirectoryStream<Path> lairs = Files.newDirectoryStream(scratch, PREFIX + "*")) {
            for (Path lair : lairs) {
                if (!lair.getFileName().toString().startsWith(PREFIX + mark() + "-")) {
                    clearIfStale(lair);
                }
            }
        }
    }

    private static void clearIfStale(Path lair) {
        try (FileChannel channel =
                FileChannel.open(lair.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            boolean old = Files.getLastModifiedTime(lair)
                    .toInstant()
                    .isBefore(Instant.now().minus(INFANCY));
            if ((channel.size() > 0 || old) && channel.tryLock() != null) {
                clear(lair);
            }
        } catch (IOException e) {
            // gone already, or somebody else's
        }
    }

    private static synchronized String mark() {
        String mark = System.getProperty(MARK_PROPERTY);
        if (mark == null) {
            mark = UUID.randomUUID().toString().substring(0, 8);
            System.setProperty(MARK_PROPERTY, mark);
        }
        return mark;
    }
}
