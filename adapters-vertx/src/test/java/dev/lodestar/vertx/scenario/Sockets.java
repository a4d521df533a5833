package dev.lodestar.vertx.scenario;

import dev.lodestar.testkit.Cluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The client's side of TCP connections as the kernel sees them. */
final class Sockets {

    private static final String ESTABLISHED = "01";

    private Sockets() {}

    /** Established connections to that port, of whatever process of this machine. */
    static long to(int port) throws IOException {
        String suffix = String.format(Locale.ROOT, ":%04X", port);
        return lines().stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(parts -> parts.length > 3 && parts[2].endsWith(suffix) && parts[3].equals(ESTABLISHED))
                .count();
    }

    /** Connections of this JVM to the nodes of a cluster; the servers' own go through other addresses. */
    static long to(Cluster cluster) throws IOException {
        List<String> inodes = ownInodes();
        // The port is the same on every node.
        String suffix = String.format(Locale.ROOT, ":%04X", cluster.node(1).port());
        return lines().stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(parts -> parts.length > 9 && parts[2].endsWith(suffix) && parts[3].equals(ESTABLISHED))
                .filter(parts -> inodes.contains(parts[9]))
                .count();
    }

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(Path.of("/proc/self/net/tcp")));
        Path six = Path.of("/proc/self/net/tcp6");
        if (Files.exists(six)) {
            lines.addAll(Files.readAllLines(six));
        }
        return lines;
    }

    private static List<String> ownInodes() throws IOException {
        List<String> inodes = new ArrayList<>();
        try (var files = Files.list(Path.of("/proc/self/fd"))) {
            for (Path file : files.toList()) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring(8, target.length() - 1));
                    }
                } catch (IOException gone) {
                    // Closed meanwhile.
                }
            }
        }
        return inodes;
    }
}
