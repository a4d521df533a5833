package dev.lodestar.domain.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PluginCatalogTest {

    private record Offer(String code, List<String> aliases, Stage stage, List<Exclusion> exclusions)
            implements PluginProvider {
        Offer(String code, Stage stage) {
            this(code, List.of(), stage, List.of());
        }

        @Override
        public Plugin create(PluginSetup setup) {
            return () -> code;
        }
    }

    private static final PluginProvider TIMER = new Offer("timer", Stage.OBSERVATION);
    private static final PluginProvider FIRST = new Offer("first", List.of("eins"), Stage.FIRST_HOST, List.of());
    private static final PluginProvider TOKEN = new Offer("token", Stage.CREDENTIALS);
    private static final PluginProvider SECRET = new Offer(
            "secret",
            List.of(),
            Stage.CREDENTIALS,
            List.of(new PluginProvider.Exclusion("token", "both supply the password")));

    private final PluginCatalog catalog =
            new PluginCatalog(List.of(SECRET, TOKEN, FIRST, TIMER), Map.of("okta", "add the artifact x."));

    private static List<String> codes(PluginSelection selection) {
        return selection.providers().stream().map(PluginProvider::code).toList();
    }

    @Test
    void theOrderIsARuleAndNotTheUsersBurden() {
        assertEquals(List.of("timer", "first", "token"), codes(catalog.select(List.of("token", "first", "timer"))));
        assertEquals(List.of("timer", "first", "token"), codes(catalog.select(List.of("timer", "token", "first"))));
        assertEquals(List.of("timer", "first", "secret", "token"), catalog.codes());
    }

    @Test
    void aPluginNamedTwiceOrByItsAliasStandsOnce() {
        PluginSelection selection = catalog.select(List.of("first", "eins", "first"));
        assertEquals(List.of("first"), codes(selection));
        assertEquals(List.of(), selection.problems());
    }

    @Test
    void anUnknownCodeComesWithASuggestion() {
        String problem = catalog.select(List.of("frist")).problems().get(0);
        assertTrue(
                problem.startsWith("Unknown plugin 'frist'. Did you mean 'first'? Known codes are timer, "), problem);
    }

    @Test
    void aSuggestionNamesTheCodeAndNotTheAlias() {
        String problem = catalog.select(List.of("einz")).problems().get(0);
        assertTrue(problem.contains("Did you mean 'first'?"), problem);
    }

    @Test
    void aCodeThatIsKnownButNotHereSaysWhatToDo() {
        assertEquals(
                List.of("Plugin 'okta' is not available: add the artifact x."),
                catalog.select(List.of("okta")).problems());
    }

    @Test
    void plugInsThatExcludeEachOtherAreRefusedByName() {
        assertEquals(
                List.of(
                        "Plugins 'secret' and 'token' cannot be combined: both supply the password. Remove one of them."),
                catalog.select(List.of("token", "secret")).problems());
    }

    @Test
    void twoPluginsOfOneNameAreRefused() {
        PluginProvider rival = new Offer("eins", Stage.CUSTOM);
        assertThrows(IllegalArgumentException.class, () -> new PluginCatalog(List.of(FIRST, rival), Map.of()));
    }

    @Test
    void noCodesMakeAnEmptyChain() {
        assertEquals(List.of(), codes(catalog.select(List.of())));
    }
}
