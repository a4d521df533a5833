package dev.lodestar.testkit.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OnceTest {
    private final String name = "test-" + UUID.randomUUID();

    @AfterEach
    void forget() throws IOException {
        FileTree.delete(Folders.cache().resolve(name));
    }

    @Test
    void makesAFolderOnceForManyThreads() {
        AtomicInteger made = new AtomicInteger();
        Together.run(Collections.nCopies(8, () -> {
            try {
                Path folder =
                        Once.folder(name, into -> Files.writeString(into.resolve("it"), "" + made.incrementAndGet()));
                assertEquals("1", Files.readString(folder.resolve("it")));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }));
        assertEquals(1, made.get());
    }

    @Test
    void leavesNothingHalfMade() throws IOException {
        assertThrows(
                IOException.class,
                () -> Once.folder(name, into -> {
                    Files.createFile(into.resolve("half"));
                    throw new IOException("no space");
                }));
        Path folder = Folders.cache().resolve(name);
        assertFalse(Files.exists(folder));
        assertFalse(Files.exists(folder.resolveSibling(name + ".unfinished")));
    }

    @Test
    void removesWhatAKilledJvmLeftHalfMade() throws IOException {
        Path half = Folders.cache().resolve("test-" + UUID.randomUUID() + ".unfinished");
        Files.createDirectories(half.resolve("deep"));
        assertTrue(Files.exists(Once.folder(name, into -> Files.createFile(into.resolve("it")))));
        assertFalse(Files.exists(half));
    }
}
