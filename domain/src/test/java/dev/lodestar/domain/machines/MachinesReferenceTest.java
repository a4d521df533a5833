package dev.lodestar.domain.machines;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.docs.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keeps the diagrams of the machines true. */
class MachinesReferenceTest {

    private static final int WALKS = 3_000;

    @Test
    void thePageIsWhatTheMachinesDo() throws IOException {
        ReferencePage.assertCurrent("machines.md", new MachinesPage(1, WALKS).markdown(), MachinesReferenceTest.class);
    }

    @Test
    void moreWalksFindNothingElse() throws IOException {
        assertEquals(
                new MachinesPage(1, WALKS).markdown(),
                new MachinesPage(1 + WALKS, WALKS).markdown(),
                "An arrow is so rare that it is seen or not by chance: walk more often, or make it likelier.");
    }
}
