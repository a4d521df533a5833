package dev.lodestar.domain.mutants;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Renders the planted bugs as a page of the documentation. */
final class MutantsTable {

    private static final String HEAD = """
        # Planted bugs

        Generated from `domain/src/test/mutants`; do not edit. To write it anew:
        `mvn -pl domain test -Dtest=MutantsReferenceTest -Dlodestar.docs.write=true`

        Each line is one defect that a maintainer might commit. The build plants it, alone and in memory, and every test named
        beside it has to turn red: a class, or a package of tests. `mvn -pl domain test -Dtest=MutantsTest` runs the list.

        """;

    private MutantsTable() {}

    /** The whole page, with {@code \n} at the end of every line. */
    static String markdown(Path folder) throws IOException {
        Map<String, List<Mutant>> topics = new TreeMap<>();
        for (Path file : Mutant.filesIn(folder)) {
            Mutant mutant = Mutant.read(file);
            topics.computeIfAbsent(mutant.topic(), any -> new ArrayList<>()).add(mutant);
        }
        return topics.entrySet().stream()
                .map(topic -> section(topic.getKey(), topic.getValue()))
                .collect(Collectors.joining("\n", HEAD, ""));
    }

    private static String section(String topic, List<Mutant> mutants) {
        String rows = mutants.stream().map(MutantsTable::row).collect(Collectors.joining());
        return "## " + words(topic) + "\n\n| planted bug | in | noticed by |\n|---|---|---|\n" + rows;
    }

    /** {@code handingOut} as {@code Handing out}. */
    private static String words(String topic) {
        String spaced = topic.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
        return spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static String row(Mutant mutant) {
        String killers = mutant.killers().stream().map(MutantsTable::code).collect(Collectors.joining(", "));
        return "| " + mutant.title().replace("|", "\\|") + " | " + code(mutant.source()) + " | " + killers + " |\n";
    }

    private static String code(String text) {
        return "`" + text + "`";
    }
}
