package dev.lodestar.domain.mutants;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The list of planted bugs would notice if a test did not notice one, and if a bug were none. */
class ForkTest {

    private static final Path FIXTURES = Path.of("src/test/resources/dev/lodestar/domain/mutants");

    private static final Fork FORK = new Fork(Duration.ofMinutes(3));

    @AfterAll
    static void endTheOtherJvm() {
        FORK.close();
    }

    private static Path fixture(String name) {
        return FIXTURES.resolve(name + ".mutant");
    }

    private String refusalOf(String name) {
        return assertThrows(IllegalArgumentException.class, () -> FORK.noticed(fixture(name)))
                .getMessage();
    }

    @Test
    void aDefectIsNoticedByTheTestsOfWhatItBreaksAndByNoOthers() throws IOException, InterruptedException {
        assertEquals(Set.of("MomentTest"), FORK.noticed(fixture("noticedByOne")));
    }

    @Test
    void aPackageOfTestsNoticesWhatOneOfThemNotices() throws IOException, InterruptedException {
        assertEquals(Set.of("time"), FORK.noticed(fixture("noticedByPackage")));
    }

    @Test
    void aChangeThatChangesNothingSurvives() throws IOException, InterruptedException {
        assertEquals(Set.of(), FORK.noticed(fixture("equivalent")));
    }

    @Test
    void theCodeOnDiskStaysAsItIs() throws IOException, InterruptedException {
        FORK.noticed(fixture("noticedByOne"));
        assertEquals(Set.of(), FORK.redAnyway(Set.of("MomentTest")));
    }

    @Test
    void aMutantThatIsOutOfDateIsNamed() {
        String refusal = refusalOf("stale");
        assertTrue(refusal.startsWith("The lines of the hunk stand 0 times in time/Moment.java"), refusal);
    }

    @Test
    void aMutantThatFitsTwoPlacesIsRefused() {
        String refusal = refusalOf("ambiguous");
        assertTrue(refusal.startsWith("The lines of the hunk stand 2 times in time/Moment.java"), refusal);
    }

    @Test
    void aMutantThatDoesNotCompileIsRefused() {
        String refusal = refusalOf("noJava");
        assertTrue(refusal.contains("does not compile") && refusal.contains("cannot find symbol"), refusal);
    }

    @Test
    void aMutantWithoutAHunkIsRefused() {
        String refusal = refusalOf("empty");
        assertTrue(refusal.contains("empty.mutant: A mutant needs a title"), refusal);
    }

    @Test
    void aTestThatIsNotThereIsNamed() {
        String refusal = refusalOf("noTest");
        assertTrue(refusal.startsWith("There are 0 paths NoSuchTest.java"), refusal);
    }

    @Test
    void aClassWithoutTestsProvesNothing() {
        assertEquals("There is no test in Maps", refusalOf("noTestInside"));
    }

    @Test
    void aDefectThatRunsForEverEndsWithItsJvm() throws IOException, InterruptedException {
        try (Fork hasty = new Fork(Duration.ofSeconds(5))) {
            String refusal = assertThrows(IllegalArgumentException.class, () -> hasty.noticed(fixture("endless")))
                    .getMessage();
            assertTrue(refusal.contains("do not end within 5 s"), refusal);
        }
        assertEquals(Set.of("MomentTest"), FORK.noticed(fixture("noticedByOne")), "the next one gets a new JVM");
    }
}
