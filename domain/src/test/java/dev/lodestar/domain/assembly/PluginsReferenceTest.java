package dev.lodestar.domain.assembly;

import dev.lodestar.domain.docs.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keeps the reference page of the plugins true. */
class PluginsReferenceTest {

    @Test
    void the_reference_page_is_what_the_code_says() throws IOException {
        ReferencePage.assertCurrent("plugins.md", PluginsTable.markdown(), PluginsReferenceTest.class);
    }
}
