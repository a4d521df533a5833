package dev.lodestar.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.DatabaseFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String WORD = "hunter2";

    private record Login(String user, Secret password) {}

    @Test
    void a_secret_is_hidden_wherever_it_is_printed() {
        Secret secret = Secret.of(WORD);
        assertEquals("<hidden>", secret.toString());
        assertEquals("<hidden>", String.format("%s", secret));
        assertEquals("Login[user=app, password=<hidden>]", new Login("app", secret).toString());
        assertEquals("[<hidden>]", List.of(secret).toString());
        assertEquals("Optional[<hidden>]", Optional.of(secret).toString());
        assertEquals(WORD, secret.reveal());
    }

    @Test
    void secrets_compare_by_what_they_hide() {
        assertEquals(Secret.of(WORD), Secret.of(WORD));
        assertEquals(Secret.of(WORD).hashCode(), Secret.of(WORD).hashCode());
        assertNotEquals(Secret.of(WORD), Secret.of(WORD + "!"));
    }

    @Test
    void settings_hide_their_password() {
        Settings settings =
                Settings.defaults().with(SettingsCatalog.USER, "app").with(SettingsCatalog.PASSWORD, Secret.of(WORD));
        assertEquals("{user=app, password=<hidden>}", settings.toString());
    }

    @Test
    void nothing_that_reading_gives_shows_a_password_of_ours_or_of_the_driver() {
        Map<String, String> given = new LinkedHashMap<>();
        given.put("password", WORD);
        given.put("sslpassword", WORD);
        given.put("pasword", WORD);
        given.put("idpPassword", WORD);
        given.put("idp_password", WORD);
        ParsedSettings parsed = new SettingsReader(DatabaseFamily.POSTGRESQL, "sslpassword"::equals).read(given);
        assertEquals(3, parsed.problems().size());
        assertFalse(parsed.toString().contains(WORD), parsed.toString());
        assertFalse(parsed.problemText().contains(WORD), parsed.problemText());
        assertEquals(WORD, parsed.driverProperties().get("sslpassword"));
    }

    @Test
    void a_complaint_about_a_secret_does_not_quote_it() {
        Setting<Secret> password = SettingsCatalog.PASSWORD;
        SettingProblem problem =
                SettingProblem.ofValue(password, "password", WORD, new Complaint("is weak.", "Sleep."));
        assertEquals("Setting password: the value given is weak. Sleep.", problem.message());
        assertTrue(password.type().isSecret());
    }
}
