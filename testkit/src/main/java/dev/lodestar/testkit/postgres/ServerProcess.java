package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.process.Commands;
import dev.lodestar.testkit.process.SharedMemory;
import dev.lodestar.testkit.process.Signal;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Starting and ending the process of one server. */
final class ServerProcess {
    private static final Duration TO_START = Duration.ofSeconds(60);
    private static final long STOP_SECONDS = 30;
    private static final String PID_FILE = "postmaster.pid";
    private static final int STATUS_LINE = 7;
    private static final int LINES_TOLD = 20;

    private ServerProcess() {}

    /**
     * Starts a server and returns when it accepts connections.
     *
     * <p>The process becomes the leader of a session of its own, so that neither Ctrl-C nor the death of this JVM sends
     * it signals. It starts where its data are, so that it can be found there from its first moment on.
     */
    static Process start(Programs programs, Path data, Path log) {
        List<String> command = new ArrayList<>(List.of("setsid"));
        command.addAll(programs.command("postgres", List.of("-D", data.toString())));
        try {
            Process process = Commands.ready(command, data)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log.toFile()))
                    .start();
            process.getOutputStream().close();
            boolean ready = Await.holds(TO_START, () -> !process.isAlive() || isReady(data, process));
            if (!ready || !process.isAlive()) {
                throw new ClusterException("The server in " + data + " did not start; its log ends with:\n" + end(log));
            }
            return process;
        } catch (IOException e) {
            throw new ClusterException("Can't start a server: " + e + "; `setsid` (package util-linux) is needed", e);
        }
    }

    /** The server itself writes its state into the pid file; a reader is ready when it accepts connections. */
    private static boolean isReady(Path data, Process process) throws IOException {
        List<String> lines = Files.readAllLines(data.resolve(PID_FILE));
        return lines.size() > STATUS_LINE
                && lines.get(0).strip().equals(Long.toString(process.pid()))
                && lines.get(STATUS_LINE).strip().equals("ready");
    }

    /** Ends a server in order: connected clients are told, connected readers receive everything. */
    static void stop(Process process, Path log) {
        Signal.INT.to(List.of(process.pid()));
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                throw new ClusterException("The server did not stop within " + STOP_SECONDS
                        + " s: is a reader cut off that it waits for? Its log ends with:\n" + end(log));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while a server was stopping; crash it or reset the cluster", e);
        }
    }

    /** Removes what a killed server leaves. */
    static void bury(Process process, Path data) {
        SharedMemory.removeLeftoversOf(List.of(process.pid()));
        try {
            Files.deleteIfExists(data.resolve(PID_FILE));
        } catch (IOException e) {
            throw new ClusterException(
                    "Can't delete " + data.resolve(PID_FILE) + "; the server may refuse to start", e);
        }
    }

    private static String end(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_TOLD), lines.size()));
        } catch (IOException e) {
            return "(no log: " + e + ")";
        }
    }
}
