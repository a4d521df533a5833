package dev.lodestar.domain.plugin;

import java.util.List;

/**
 * The plugins of a chain, outermost first.
 *
 * @param problems mistakes in what was asked for, as sentences for the user; with any, no chain may be made
 */
public record PluginSelection(List<PluginProvider> providers, List<String> problems) {
    public PluginSelection {
        providers = List.copyOf(providers);
        problems = List.copyOf(problems);
    }
}
