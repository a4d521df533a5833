package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.plugin.PluginSetup;
import dev.lodestar.jdbc.LodestarDataSource;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Plugins of an application that can't work: refused when the first connection is wanted, with their names. */
@Scenario
class ImpossiblePluginsTest {

    private static final String URL = "jdbc:lodestar:postgresql://127.0.0.1:9/app";

    /** A plugin that does nothing but be in the way. */
    private record Sulking(String code, List<Exclusion> exclusions) implements PluginProvider {
        @Override
        public Plugin create(PluginSetup setup) {
            return () -> code;
        }
    }

    /** A plugin that does not like its settings. */
    private record Picky(String code) implements PluginProvider {
        @Override
        public Plugin create(PluginSetup setup) {
            throw new IllegalArgumentException("Plugin picky needs the setting pickyness; set it to 'much'.");
        }
    }

    private static String refusal(String plugins, PluginProvider... providers) throws SQLException {
        try (LodestarDataSource source = new LodestarDataSource(URL)) {
            source.setProperty("plugins", plugins);
            for (PluginProvider provider : providers) {
                source.addPlugin(provider);
            }
            return Told.refused("08001", source::getConnection).getMessage();
        }
    }

    @Test
    void aPairThatCannotWorkTogetherIsNamedWithTheReason() throws SQLException {
        PluginProvider sulking = new Sulking(
                "sulking", List.of(new PluginProvider.Exclusion("failover", "it does not want to be moved")));

        String message = refusal("failover,sulking", sulking);

        assertTrue(message.contains("'sulking' and 'failover'"), message);
        assertTrue(message.contains("it does not want to be moved"), message);
        assertTrue(message.contains("Remove one"), message);
    }

    @Test
    void twoPluginsOfOneNameAreRefused() throws SQLException {
        String message = refusal("failover", new Sulking("failover", List.of()));

        assertTrue(message.contains("'failover'"), message);
        assertTrue(message.contains("Sulking"), message);
    }

    @Test
    void aPluginThatRefusesItsSettingsIsHeard() throws SQLException {
        String message = refusal("picky", new Picky("picky"));

        assertTrue(message.contains("set it to 'much'"), message);
    }
}
