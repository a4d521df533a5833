package dev.lodestar.domain.assembly;

import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.settings.SettingsCatalog;
import java.util.List;
import java.util.stream.Collectors;

/** Renders the built-in plugins as a page of the documentation. */
public final class PluginsTable {

    private PluginsTable() {}

    /** A whole Markdown page. */
    public static String markdown() {
        List<String> usual = SettingsCatalog.PLUGINS.defaultValue().orElse(List.of());
        String rows = BuiltInPlugins.catalogWith(List.of()).providers().stream()
                .map(provider -> row(provider, usual.contains(provider.code())))
                .collect(Collectors.joining("\n"));
        return """
                # Plugins

                Generated from `BuiltInPlugins`; do not edit. To write it anew:
                `mvn -pl domain test -Dtest=PluginsReferenceTest -Dlodestar.docs.write=true`

                Codes are given in the setting `plugins`, separated by commas and in any order: a chain is always put together
                in the order of this table, outermost first. Plugins of your own stand at their stage.

                | plugin | also known as | stage | by default | what it does |
                |---|---|---|---|---|
                """ + rows + "\n";
    }

    private static String row(PluginProvider provider, boolean usual) {
        String aliases =
                provider.aliases().stream().map(alias -> "`" + alias + "`").collect(Collectors.joining(", "));
        return "| `" + provider.code() + "` | " + aliases + " | " + provider.stage() + " | " + (usual ? "yes" : "no")
                + " | " + provider.purpose() + " |";
    }
}
