package dev.lodestar.testkit.process;

import dev.lodestar.testkit.ClusterException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Short-lived commands of the operating system. */
public final class Commands {
    private Commands() {}

    /** Runs a command whose working directory does not matter; see {@link #run(List, Path)}. */
    public static String run(List<String> command) {
        return run(command, Path.of("/"));
    }

    /**
     * Runs a command to its end in that folder and returns what it wrote, errors included.
     *
     * @throws ClusterException if it can't be started or ends with another status than zero
     */
    public static String run(List<String> command, Path folder) {
        try {
            Process process = ready(command, folder).redirectErrorStream(true).start();
            process.getOutputStream().close();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int status = process.waitFor();
            if (status != 0) {
                throw new ClusterException("`" + String.join(" ", command) + "` ended with status " + status
                        + "; it said: " + output.strip());
            }
            return output;
        } catch (IOException e) {
            throw new ClusterException(
                    "Can't run `" + command.get(0)
                            + "`: is it installed and on the PATH? It belongs to every Debian-like"
                            + " system (packages dash, coreutils, util-linux)",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while `" + command.get(0) + "` ran", e);
        }
    }

    /**
     * A command in that folder and a plain environment: messages in English, and no setting of a database client
     * seeps in.
     */
    public static ProcessBuilder ready(List<String> command, Path folder) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("PG") || name.startsWith("LC_"));
        builder.environment().put("LC_ALL", "C");
        builder.directory(folder.toFile());
        return builder;
    }
}
