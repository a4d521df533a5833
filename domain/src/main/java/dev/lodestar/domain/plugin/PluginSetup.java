package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.settings.Settings;
import java.util.List;

/**
 * What a plugin is made from.
 *
 * @param seeds the addresses in the URL, in order
 * @param dialect what stands behind them
 */
public record PluginSetup(Settings settings, List<HostAddress> seeds, Dialect dialect) {
    public PluginSetup {
        seeds = List.copyOf(seeds);
    }
}
