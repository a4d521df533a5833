package dev.lodestar.jdbc.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What Linux says about the machine's TCP sockets: one line each, see proc_net_tcp.txt of its documentation. */
final class Kernel {

    private Kernel() {}

    /** Empty on other systems. */
    static List<String> sockets() throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path table : List.of(Path.of("/proc/net/tcp"), Path.of("/proc/net/tcp6"))) {
            if (Files.isReadable(table)) {
                lines.addAll(Files.readAllLines(table));
            }
        }
        return lines;
    }
}
