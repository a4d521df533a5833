package dev.lodestar.domain.mutants;

import dev.lodestar.domain.docs.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class MutantsReferenceTest {

    @Test
    void thePageShowsWhatIsPlanted() throws IOException {
        ReferencePage.assertCurrent(
                "mutants.md", MutantsTable.markdown(MutantsTest.FOLDER), MutantsReferenceTest.class);
    }
}
