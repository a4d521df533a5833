package dev.lodestar.testkit.network;

import dev.lodestar.testkit.ClusterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A file of the form of {@code /etc/hosts} that several clusters of this JVM may share, each with a section of its own.
 * It is replaced atomically at every change. Besides the sections it holds what every JVM needs: {@code localhost}
 * and the machine's own name.
 */
public final class HostsFile {
    private static final Map<Path, HostsFile> SHARED = new TreeMap<>();

    private final Path path;
    private final Map<String, List<String>> sections = new LinkedHashMap<>();

    private HostsFile(Path path) {
        this.path = path;
    }

    /** The one for that path. */
    public static HostsFile at(Path path) {
        synchronized (SHARED) {
            return SHARED.computeIfAbsent(path.toAbsolutePath().normalize(), HostsFile::new);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Takes a section for a cluster's names.
     *
     * @throws ClusterException if another cluster has it
     */
    public synchronized void open(String section) {
        if (sections.putIfAbsent(section, List.of()) != null) {
            throw new ClusterException("Another cluster of this JVM has its names below " + section + " in " + path
                    + ": give this one another name or another hosts file with the builder");
        }
    }

    /** Replaces the lines of a section, each {@code address name}. */
    public synchronized void write(String section, List<String> lines) {
        sections.put(section, List.copyOf(lines));
        replace();
    }

    /** Removes a section. What every JVM needs stays, for this JVM may have been started with the file. */
    public synchronized void close(String section) {
        sections.remove(section);
        if (Files.isDirectory(path.getParent())) {
            replace();
        }
    }

    private void replace() {
        List<String> lines = new ArrayList<>();
        lines.add("127.0.0.1 localhost " + machine());
        sections.values().forEach(lines::addAll);
        try {
            Files.createDirectories(path.getParent());
            Path fresh =
                    Files.createTempFile(path.getParent(), path.getFileName().toString(), ".fresh");
            Files.write(fresh, lines);
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new ClusterException(
                    "Can't write the hosts file " + path + ": give the builder a path in a folder of yours", e);
        }
    }

    private static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            return "";
        }
    }
}
