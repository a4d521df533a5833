package dev.lodestar.domain.settings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.docs.ReferencePage;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Keeps the reference page of the settings true. */
class SettingsReferenceTest {

    @Test
    void the_reference_page_is_what_the_catalog_says() throws IOException {
        ReferencePage.assertCurrent("settings.md", SettingsTable.markdown(), SettingsReferenceTest.class);
    }

    @Test
    void the_page_shows_every_setting_and_every_name() {
        String page = SettingsTable.markdown();
        for (String name : SettingsCatalog.names()) {
            assertTrue(page.contains("`" + name + "`"), name);
        }
    }
}
