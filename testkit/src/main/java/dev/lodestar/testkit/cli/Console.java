package dev.lodestar.testkit.cli;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Fault;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Obeys one line after the other, and prints what came of it. */
final class Console {
    private static final String HELP = """
        status                      the nodes and what befell them
        crash NODE                  kill it                          stop NODE     stop it in order
        freeze NODE | thaw NODE     silence it, let it go on         start NODE    start it again
        blackhole NODE              its packets vanish               heal NODE     its packets pass
        latency NODE MILLIS         its round trips take longer
        promote NODE                make a reader the writer         follow        readers follow the writer
        dns [NODE]                  names follow the writer, or the cluster endpoint goes to that node
        switchover [NODE]           planned change of writer
        failover [FAULT] [MILLIS]   crash, freeze or blackhole the writer and promote, after a delay
        rejoin NODE                 make it a reader again           reset         everything back to health
        timeline | log NODE         what happened; what the server logged
        quit                        end everything
        NODE is a number, an id, an address, or writer.\
        """;
    private static final int LINES_OF_LOG = 20;

    private final Cluster cluster;
    private final PrintStream out;

    Console(Cluster cluster, PrintStream out) {
        this.cluster = cluster;
        this.out = out;
    }

    void greet() {
        status();
        out.println("url        " + cluster.jdbcUrl());
        out.println("user       " + cluster.user() + ", password " + cluster.password());
        out.println("endpoints  " + cluster.dns().writerEndpoint() + " (writer), "
                + cluster.dns().readerEndpoint() + " (readers), instances " + cluster.instanceHostPattern());
        out.println("to resolve " + String.join(" ", cluster.dns().jvmArguments()));
        out.println("ready; help lists the commands");
    }

    /** Returns whether there shall be a next line. */
    boolean obey(String line) {
        List<String> words = List.of(line.strip().toLowerCase(Locale.ROOT).split("\\s+"));
        String command = words.get(0);
        if (command.equals("quit") || command.equals("exit")) {
            return false;
        }
        long begun = System.nanoTime();
        try {
            carryOut(command, words.subList(1, words.size()));
            if (!command.isEmpty()) {
                out.printf(Locale.ROOT, "done in %.0f ms%n", (System.nanoTime() - begun) / 1e6);
            }
        } catch (ClusterException | IllegalArgumentException e) {
            out.println("failed: " + e.getMessage());
        }
        return true;
    }

    private void carryOut(String command, List<String> words) {
        switch (command) {
            case "" -> {}
            case "help", "?" -> out.println(HELP);
            case "status" -> status();
            case "crash" -> cluster.crash(node(words));
            case "stop" -> cluster.stop(node(words));
            case "start" -> cluster.start(node(words));
            case "freeze" -> cluster.freeze(node(words));
            case "thaw" -> cluster.thaw(node(words));
            case "blackhole" -> cluster.blackHole(node(words));
            case "latency" -> cluster.latency(node(words), millis(word(words, 1, "MILLIS")));
            case "heal" -> cluster.heal(node(words));
            case "promote" -> cluster.promote(node(words));
            case "follow" -> cluster.follow();
            case "dns" -> dns(words);
            case "switchover" -> tell(cluster.switchover(words.isEmpty() ? cluster.mostAdvancedReader() : node(words)));
            case "failover" -> tell(cluster.failover(plan(words)));
            case "rejoin" -> out.println(cluster.rejoin(node(words)));
            case "reset" -> cluster.reset();
            case "timeline" -> out.println(cluster.timeline());
            case "log" -> node(words).log(LINES_OF_LOG).forEach(out::println);
            default -> throw new IllegalArgumentException("there is no command '" + command + "'; help lists them");
        }
    }

    private void status() {
        for (Node node : cluster.nodes()) {
            out.printf(
                    "%-8d %-12s %s:%d  %-6s %-8s %s%n",
                    node.number(),
                    node.id(),
                    node.address(),
                    node.port(),
                    node.isWriter() ? "writer" : "reader",
                    node.status(),
                    node.network());
        }
    }

    private void dns(List<String> words) {
        if (words.isEmpty()) {
            cluster.dns().flip();
        } else {
            cluster.dns().pointWriterAt(node(words));
        }
    }

    private void tell(Takeover takeover) {
        out.printf(
                "writer was %s, is %s; no writer for %d ms%n",
                takeover.from().id(), takeover.to().id(), takeover.outage().toMillis());
    }

    private static FailoverPlan plan(List<String> words) {
        FailoverPlan plan = words.isEmpty() ? FailoverPlan.crash() : FailoverPlan.of(fault(words.get(0)));
        return words.size() < 2 ? plan : plan.promotingAfter(millis(words.get(1)));
    }

    private static Fault fault(String word) {
        return switch (word) {
            case "crash" -> Fault.CRASH;
            case "freeze" -> Fault.FREEZE;
            case "blackhole" -> Fault.BLACK_HOLE;
            default -> throw new IllegalArgumentException("'" + word + "' is no fault: crash, freeze or blackhole");
        };
    }

    private Node node(List<String> words) {
        String wanted = word(words, 0, "NODE");
        return cluster.nodes().stream()
                .filter(node -> wanted.equals(Integer.toString(node.number()))
                        || wanted.equals(node.id())
                        || wanted.equals(node.address())
                        || wanted.equals("writer") && node.isWriter())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'" + wanted + "' is no node; status lists them"));
    }

    private static String word(List<String> words, int index, String meaning) {
        if (words.size() <= index) {
            throw new IllegalArgumentException(meaning + " is missing; help shows how");
        }
        return words.get(index);
    }

    private static Duration millis(String word) {
        try {
            return Duration.ofMillis(Long.parseLong(word));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + word + "' is no number of milliseconds", e);
        }
    }
}
