package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What applications do in a {@link Transcript}. Each has one connection, made by the plugins {@code initialConnection} and
 * {@code failover}; what its machine does is written down with its name.
 *
 * <pre>
 *   > application shop [as reader | reader-or-writer] [to endpoint] [within 5s]
 *                                    what its URL asks for: the writer, if nothing else is said; its time limit
 *   > shop connects
 *   > shop: SELECT 1                 sends a text; \n stands for a new line
 *   > shop sets autocommit off       also: read-only on, schema x, catalog x; a blank one without x
 *   > shop is interrupted
 *   > shop closes
 * </pre>
 */
final class ApplicationScript {

    private ApplicationScript() {}

    static void declare(List<String> words, Play play) {
        String name = words.get(1);
        Target wanted = words.contains("as") ? target(option(words, "as")) : Target.WRITER;
        boolean named = words.contains("to");
        List<HostAddress> seeds = named ? List.of(new HostAddress(option(words, "to"), 5432)) : play.addresses();
        Duration budget = words.contains("within") ? Transcript.span(option(words, "within")) : Duration.ofSeconds(30);
        CallRequest.Connect first =
                new CallRequest.Connect(seeds, Wish.of(wanted), Insistence.UNTIL_DEADLINE, Optional.empty());
        FailoverRules rules = new FailoverRules(
                HostSelector.of(SelectionStrategy.RANDOM), PostgresFailureRules.STANDARD, Duration.ofSeconds(2));
        play.applications().put(name, new Application(name, play, first, rules, budget));
    }

    private static String option(List<String> words, String name) {
        return words.get(words.indexOf(name) + 1);
    }

    private static Target target(String word) {
        return Target.valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    static void perform(Application application, List<String> words, String command) {
        if (words.get(0).endsWith(":")) {
            application.execute(command.substring(words.get(0).length()).strip().replace("\\n", "\n"));
            return;
        }
        switch (words.get(1)) {
            case "connects" -> application.connect();
            case "sets" -> set(application, words.get(2), words.size() > 3 ? words.get(3) : "");
            case "is" -> application.interrupt();
            case "closes" -> application.close();
            default -> throw new IllegalArgumentException("Unknown command: " + words);
        }
    }

    private static void set(Application application, String what, String value) {
        application.set(session -> switch (what) {
            case "autocommit" -> session.withAutoCommit(value.equals("on"));
            case "read-only" -> session.withReadOnly(value.equals("on"));
            case "schema" -> session.withSchema(value);
            case "catalog" -> session.withCatalog(value);
            default -> throw new IllegalArgumentException("Unknown setting: " + what);
        });
    }
}
