package dev.lodestar.testkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.testkit.process.Commands;
import dev.lodestar.testkit.process.FileTree;
import dev.lodestar.testkit.process.Inhabitants;
import dev.lodestar.testkit.process.Signal;
import dev.lodestar.testkit.support.ChildJvm;
import dev.lodestar.testkit.support.Leftovers;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However a JVM ends, it leaves nothing behind. */
class SuddenEndTest {

    @Test
    void killed() throws Exception {
        try (ChildJvm child = ChildJvm.start("start").awaitReady()) {
            Leftovers leftovers = Leftovers.watch(child.lair());
            child.process().destroyForcibly();
            leftovers.assertGone();
        }
    }

    @Test
    void killedWithAFrozenAndACrashedNode() throws Exception {
        try (ChildJvm child = ChildJvm.start("start", "--face", "aurora").awaitReady()) {
            Leftovers leftovers = Leftovers.watch(child.lair());
            child.say("freeze 1", "done");
            child.say("crash 2", "done");
            child.process().destroyForcibly();
            leftovers.assertGone();
        }
    }

    @Test
    void killedTogetherWithItsGuard() throws Exception {
        try (ChildJvm child = ChildJvm.start("start").awaitReady()) {
            Leftovers leftovers = Leftovers.watch(child.lair());
            List<ProcessHandle> guards = child.process()
                    .descendants()
                    .filter(process -> process.info()
                            .arguments()
                            .map(arguments -> List.of(arguments).contains("lodestar-testkit-guard"))
                            .orElse(false))
                    .toList();
            assertEquals(1, guards.size());
            guards.get(0).destroyForcibly();
            child.process().destroyForcibly();
            child.awaitEnd();
            assertFalse(Inhabitants.of(child.lair()).isEmpty(), "now nobody is left to clean up");
            PostgresCluster.builder().nodes(1).start().close();
            leftovers.assertGone();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void asked(String signal) throws Exception {
        try (ChildJvm child = ChildJvm.start("start").awaitReady()) {
            Leftovers leftovers = Leftovers.watch(child.lair());
            Commands.run(List.of(
                    "sh", "-c", "kill -s " + signal + " " + child.process().pid()));
            assertTrue(child.awaitEnd() > 0);
            leftovers.assertGone();
        }
    }

    @Test
    void endOfInput() throws Exception {
        try (ChildJvm child = ChildJvm.start("start").awaitReady()) {
            Leftovers leftovers = Leftovers.watch(child.lair());
            child.endInput();
            assertEquals(0, child.awaitEnd());
            leftovers.assertGone();
        }
    }

    @Test
    void stoppedAndKilled() throws Exception {
        try (ChildJvm child = ChildJvm.start("start", "--nodes", "2").awaitReady()) {
            Leftovers leftovers = Leftovers.watch(child.lair());
            Signal.STOP.to(List.of(child.process().pid()));
            child.process().destroyForcibly();
            leftovers.assertGone();
        }
    }

    /** When these tests run as root, somebody else must be found; else this user is the proof already. */
    @Test
    void asAnOrdinaryUser(@TempDir Path folder) throws Exception {
        boolean root = Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        List<String> prefix = root ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") : List.of();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));
        Path cache = Files.createDirectory(folder.resolve("cache"));
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxrwxrwx"));
        Map<String, String> environment = Map.of("XDG_CACHE_HOME", cache.toString(), "HOME", "/nonexistent");
        try (ChildJvm child =
                ChildJvm.start(prefix, readableClassPath(folder), environment, "start", "--face", "aurora")) {
            child.awaitReady();
            Leftovers leftovers = Leftovers.watch(child.lair());
            child.say("failover", "done");
            child.say("rejoin 1", "done");
            child.say("freeze 3", "done");
            child.process().destroyForcibly();
            leftovers.assertGone();
        }
    }

    /** A copy that everybody can read: the local repository may be the user's own. */
    private static String readableClassPath(Path folder) throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path from = Path.of(entry);
            Path to = folder.resolve(copies.size() + "-" + from.getFileName());
            if (Files.isDirectory(from)) {
                FileTree.copy(from, to, Set.of());
            } else if (Files.exists(from)) {
                Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
            }
            copies.add(to.toString());
        }
        Commands.run(List.of("chmod", "-R", "a+rX", folder.toString()));
        return String.join(File.pathSeparator, copies);
    }
}
