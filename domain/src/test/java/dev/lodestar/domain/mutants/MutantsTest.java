package dev.lodestar.domain.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every planted bug is noticed by every test that its file names, and without a bug all of these are green. */
class MutantsTest {

    static final Path FOLDER = Path.of("src/test/mutants");

    /** Generous: ordinary trials take less than a second. */
    private static final Fork FORK = new Fork(Duration.ofMinutes(3));

    @AfterAll
    static void endTheOtherJvm() {
        FORK.close();
    }

    @Test
    void withoutADefectTheTestsAreGreen() throws IOException, InterruptedException {
        Set<String> tests = new TreeSet<>();
        for (Path file : Mutant.filesIn(FOLDER)) {
            tests.addAll(Mutant.read(file).killers());
        }
        assertEquals(Set.of(), FORK.redAnyway(tests));
    }

    @Test
    void thereAreManyMutants() throws IOException {
        int mutants = Mutant.filesIn(FOLDER).size();
        assertTrue(mutants >= 40, "There are only " + mutants);
    }

    @TestFactory
    Stream<DynamicTest> isNoticed() throws IOException {
        return Mutant.filesIn(FOLDER).stream()
                .map(file -> DynamicTest.dynamicTest(
                        FOLDER.relativize(file).toString(), file.toUri(), () -> isNoticed(file)));
    }

    private static void isNoticed(Path file) throws IOException, InterruptedException {
        Mutant mutant = Mutant.read(file);
        Set<String> blind = new TreeSet<>(mutant.killers());
        blind.removeAll(FORK.noticed(file));
        assertEquals(Set.of(), blind, "These tests stay green though " + mutant.title());
    }
}
