package dev.lodestar.testkit.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostsFileTest {
    @TempDir
    Path folder;

    @Test
    void keepsTheSectionsOfSeveralClustersApart() throws IOException {
        Path path = folder.resolve("below/hosts");
        HostsFile file = HostsFile.at(path);
        file.open("a");
        HostsFile.at(folder.resolve("below/../below/hosts")).open("b");
        file.write("a", List.of("127.1.1.1 a"));
        file.write("b", List.of("127.2.2.2 b"));
        file.write("a", List.of("127.1.1.3 a"));
        assertEquals(List.of("127.1.1.3 a", "127.2.2.2 b"), tail(path));
        file.close("a");
        assertEquals(List.of("127.2.2.2 b"), tail(path));
        assertTrue(Files.readAllLines(path).get(0).startsWith("127.0.0.1 localhost "));
        try (var files = Files.list(path.getParent())) {
            assertEquals(1, files.count(), "no temporary file is left");
        }
    }

    @Test
    void refusesTwoClustersOfOneName() {
        HostsFile file = HostsFile.at(folder.resolve("hosts"));
        file.open("a");
        ClusterException refused = assertThrows(ClusterException.class, () -> file.open("a"));
        assertTrue(refused.getMessage().contains("give this one another"), refused.getMessage());
    }

    private static List<String> tail(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path);
        return lines.subList(1, lines.size());
    }
}
