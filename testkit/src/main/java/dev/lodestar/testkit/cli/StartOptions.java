package dev.lodestar.testkit.cli;

import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.InstanceIds;
import dev.lodestar.testkit.postgres.PostgresCluster;
import dev.lodestar.testkit.postgres.PostgresClusterBuilder;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/** The options of {@code start}. */
record StartOptions(PostgresClusterBuilder builder, boolean help) {
    static final String USAGE = """
        Usage: start [options]        runs a cluster until quit, end of input or Ctrl-C
          --nodes N           1 to 5 nodes (3)
          --face FACE         plain or aurora (plain)
          --database DB       postgres (the only one for now)
          --port N            the port of every node (a free one)
          --synchronous       a commit waits for one reader
          --proxied           a proxy in front of each node: for blackhole and latency
          --ids SCHEME        instance ids are names or addresses (names)
          --name NAME         the name in the endpoints (lab)
          --domain DOMAIN     what all names share (xyz123.us-east-2.rds.amazonaws.com)
          --hosts-file FILE   where the names are written (a temporary file)
          --set NAME=VALUE    a server setting; may be repeated
          --sql STATEMENT     SQL to run at the start; may be repeated
          --home FOLDER       a PostgreSQL of your own (that of the class path)\
        """;

    /** @throws IllegalArgumentException if they make no sense; the message says why */
    static StartOptions parse(String[] arguments) {
        Iterator<String> words = List.of(arguments).iterator();
        String command = words.hasNext() ? words.next() : "help";
        PostgresClusterBuilder builder = PostgresCluster.builder();
        if (command.endsWith("help") || command.equals("-h")) {
            return new StartOptions(builder, true);
        }
        if (!command.equals("start")) {
            throw new IllegalArgumentException("Unknown command '" + command + "': there is only start");
        }
        while (words.hasNext()) {
            take(words.next(), words, builder);
        }
        return new StartOptions(builder, false);
    }

    private static void take(String option, Iterator<String> words, PostgresClusterBuilder builder) {
        switch (option) {
            case "--synchronous" -> builder.synchronous(true);
            case "--proxied" -> builder.proxied(true);
            case "--nodes" -> builder.nodes(number(option, value(option, words)));
            case "--port" -> builder.port(number(option, value(option, words)));
            case "--face" -> builder.face(choice(option, value(option, words), Face.class));
            case "--ids" -> builder.instanceIds(choice(option, value(option, words), InstanceIds.class));
            case "--name" -> builder.name(value(option, words));
            case "--domain" -> builder.domain(value(option, words));
            case "--hosts-file" -> builder.hostsFile(Path.of(value(option, words)));
            case "--home" -> builder.postgresHome(Path.of(value(option, words)));
            case "--sql" -> builder.sql(value(option, words));
            case "--set" -> set(value(option, words), builder);
            case "--database" -> requirePostgres(value(option, words));
            default -> throw new IllegalArgumentException("Unknown option '" + option + "'");
        }
    }

    private static String value(String option, Iterator<String> words) {
        if (!words.hasNext()) {
            throw new IllegalArgumentException("Option " + option + " needs a value");
        }
        return words.next();
    }

    private static int number(String option, String value) {
        try {
            return Integer.parseInt(value);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("Option " + option + " is '" + value + "': give a whole number", e);
        }
    }

    private static <E extends Enum<E>> E choice(String option, String value, Class<E> choices) {
        for (E choice : choices.getEnumConstants()) {
            if (choice.name().equalsIgnoreCase(value)) {
                return choice;
            }
        }
        throw new IllegalArgumentException("Option " + option + " is '" + value + "': give one of "
                + List.of(choices.getEnumConstants()).toString().toLowerCase(Locale.ROOT));
    }

    private static void set(String assignment, PostgresClusterBuilder builder) {
        int equals = assignment.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException("Option --set is '" + assignment + "': give NAME=VALUE");
        }
        builder.setting(
                assignment.substring(0, equals).strip(),
                assignment.substring(equals + 1).strip());
    }

    private static void requirePostgres(String database) {
        if (!database.equalsIgnoreCase("postgres")) {
            throw new IllegalArgumentException("Option --database is '" + database + "': only postgres can be started");
        }
    }
}
