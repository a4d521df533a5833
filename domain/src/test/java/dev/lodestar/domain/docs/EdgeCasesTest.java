package dev.lodestar.domain.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Keeps the page of edge cases true: every number is on it, and everything it refers to exists. */
class EdgeCasesTest {

    /** What a machine decides is shown by a story; everything else is a rule of one place, or of an adapter. */
    private static final Set<Integer> DECIDED_BY_A_MACHINE = numbers(
            "1 2 3 4 5 6 7 8 9 12 13 14 17 18 19 20 22 23 24 25 28 29 31 32 33 34 35 36 38 39 41 44 45 48 49 50");

    private static final Evidence EVIDENCE = new Evidence(ReferencePage.repository());

    private static final String HEAD = """
            # Edge cases

            Generated from `edge-cases.txt` and the transcripts; do not edit. To write it anew:
            `mvn -pl domain test -Dtest=EdgeCasesTest -Dlodestar.docs.write=true`

            Seventy things that have gone wrong in drivers with failover, collected from the release notes and the code of
            several of them. Transcripts name them as *7.3* and the number. A transcript is a whole story played with the
            machines of the domain: lines with `>` are what happens to hosts and applications, everything else is what
            the machines did.
            """;

    private static Set<Integer> numbers(String separatedByBlanks) {
        return Stream.of(separatedByBlanks.split(" "))
                .map(Integer::valueOf)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<EdgeCase> cases() throws IOException {
        return EdgeCase.read(Files.readAllLines(Path.of("src/test/resources/dev/lodestar/domain/docs/edge-cases.txt")));
    }

    @Test
    void everyNumberIsThereOnce() throws IOException {
        assertEquals(
                IntStream.rangeClosed(1, 70).boxed().toList(),
                cases().stream().map(EdgeCase::number).toList());
    }

    @Test
    void whatAMachineDecidesHasAStory() throws IOException {
        Set<Integer> missing = new TreeSet<>(DECIDED_BY_A_MACHINE);
        missing.removeAll(EVIDENCE.transcripts().keySet());
        assertEquals(Set.of(), missing, "No transcript names these numbers as '# 7.3 #number:'");
    }

    @Test
    void whatIsBuiltIsShown() throws IOException {
        Map<Integer, List<String>> transcripts = EVIDENCE.transcripts();
        for (EdgeCase each : cases()) {
            boolean shown =
                    transcripts.containsKey(each.number()) || !each.tests().isEmpty();
            assertTrue(shown || each.later(), "Nothing shows what is done about " + each);
            assertEquals(each.later(), each.answer().matches("(?i).*not built.*"), "Is it built or not? " + each);
        }
    }

    @Test
    void everyTestThatIsNamedExists() throws IOException {
        for (EdgeCase each : cases()) {
            for (String test : each.tests()) {
                assertFalse(EVIDENCE.pathOf(test).isEmpty());
            }
        }
    }

    @Test
    void aTestThatDoesNotExistIsFoundOut() {
        assertThrows(AssertionError.class, () -> EVIDENCE.pathOf("domain.docs.EdgeCasesTest#noSuchTest"));
        assertThrows(AssertionError.class, () -> EVIDENCE.pathOf("domain.docs.NoSuchTest#atAll"));
    }

    @Test
    void thePageIsWhatTheRepositoryShows() throws IOException {
        ReferencePage.assertCurrent("edge-cases.md", page(), EdgeCasesTest.class);
    }

    private static String page() throws IOException {
        Map<Integer, List<String>> transcripts = EVIDENCE.transcripts();
        StringBuilder page = new StringBuilder(HEAD);
        String section = "";
        for (EdgeCase each : cases()) {
            if (!each.section().equals(section)) {
                section = each.section();
                page.append("\n## ").append(section).append("\n\n");
                page.append("| # | what must happen | what Lodestar does | shown by |\n|---|---|---|---|\n");
            }
            List<String> stories = transcripts.getOrDefault(each.number(), List.of());
            page.append("| ")
                    .append(each.number())
                    .append(" | ")
                    .append(each.rule())
                    .append(" | ");
            page.append(each.answer())
                    .append(" | ")
                    .append(shownBy(each, stories))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String shownBy(EdgeCase each, List<String> stories) throws IOException {
        StringBuilder links = new StringBuilder();
        for (String story : stories) {
            links.append(link(story.replace(".transcript", ""), Evidence.TRANSCRIPTS + "/" + story));
        }
        for (String test : each.tests()) {
            String name = test.substring(test.lastIndexOf('.') + 1).replace('#', '.');
            links.append(link("`" + name + "`", EVIDENCE.pathOf(test)));
        }
        return links.isEmpty() ? "–" : links.substring(0, links.length() - 2);
    }

    private static String link(String name, String path) {
        return "[" + name + "](../../" + path + "), ";
    }
}
