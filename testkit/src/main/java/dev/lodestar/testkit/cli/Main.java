package dev.lodestar.testkit.cli;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.ClusterException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;

/**
 * {@code start [options]} runs a cluster in the foreground until {@code quit}, the end of the standard input, or
 * Ctrl-C.
 *
 * <p>Exit status: 0 after a clean end, 1 if the cluster did not start, 2 for options that make no sense.
 */
public final class Main {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    public static void main(String[] arguments) throws IOException {
        int status = run(arguments, System.out, System.err);
        if (status != 0) {
            System.exit(status);
        }
    }

    private static int run(String[] arguments, PrintStream out, PrintStream err) throws IOException {
        StartOptions options;
        try {
            options = StartOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println(StartOptions.USAGE);
            return MISUSED;
        }
        if (options.help()) {
            out.println(StartOptions.USAGE);
            return 0;
        }
        try (Cluster cluster = options.builder().start()) {
            converse(cluster, out);
            return 0;
        } catch (ClusterException e) {
            err.println(e.getMessage());
            return FAILED;
        }
    }

    private static void converse(Cluster cluster, PrintStream out) throws IOException {
        Console console = new Console(cluster, out);
        console.greet();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!console.obey(line)) {
                return;
            }
        }
    }
}
