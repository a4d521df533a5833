package dev.lodestar.domain.plugin;

import dev.lodestar.domain.plugin.PluginProvider.Exclusion;
import dev.lodestar.domain.settings.Words;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The plugins that can be asked for, and the rules by which a chain is put together. Immutable. */
public final class PluginCatalog {

    private final Map<String, PluginProvider> byName = new LinkedHashMap<>();
    private final List<PluginProvider> providers;
    private final Map<String, String> absent;

    /**
     * @param absent codes that users may know and that are not to be had here, each with what to do about it
     * @throws IllegalArgumentException if two providers answer to one name
     */
    public PluginCatalog(List<PluginProvider> providers, Map<String, String> absent) {
        this.providers = List.copyOf(providers);
        this.absent = Collections.unmodifiableMap(new LinkedHashMap<>(absent));
        for (PluginProvider provider : providers) {
            register(provider.code(), provider);
            provider.aliases().forEach(alias -> register(alias, provider));
        }
    }

    private void register(String name, PluginProvider provider) {
        PluginProvider other = byName.putIfAbsent(name, provider);
        if (other != null) {
            throw new IllegalArgumentException("Two plugins answer to the code '" + name + "': "
                    + other.getClass().getName() + " and " + provider.getClass().getName()
                    + ". Remove one of them from the class path or the builder.");
        }
    }

    /** All codes, without aliases, in the order of a chain. */
    public List<String> codes() {
        return ordered(providers).stream().map(PluginProvider::code).toList();
    }

    /** All providers, in the order of a chain. */
    public List<PluginProvider> providers() {
        return ordered(providers);
    }

    /** Puts a chain together: known codes, each once, in chain order, none that exclude each other. */
    public PluginSelection select(List<String> codes) {
        List<PluginProvider> chosen = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (String code : codes) {
            PluginProvider provider = byName.get(code);
            if (provider == null) {
                problems.add(unknown(code));
            } else if (!chosen.contains(provider)) {
                chosen.add(provider);
            }
        }
        problems.addAll(conflicts(chosen));
        return new PluginSelection(ordered(chosen), problems);
    }

    private String unknown(String code) {
        String known = "Known codes are " + String.join(", ", codes()) + ".";
        if (absent.containsKey(code)) {
            return "Plugin '" + code + "' is not available: " + absent.get(code);
        }
        Optional<String> similar = Words.likeliest(code, List.copyOf(byName.keySet()));
        return "Unknown plugin '" + code + "'. "
                + similar.map(byName::get)
                        .map(meant -> "Did you mean '" + meant.code() + "'? ")
                        .orElse("") + known;
    }

    private static List<String> conflicts(List<PluginProvider> chosen) {
        List<String> problems = new ArrayList<>();
        for (PluginProvider provider : chosen) {
            for (Exclusion exclusion : provider.exclusions()) {
                if (chosen.stream().anyMatch(other -> other.code().equals(exclusion.code()))) {
                    problems.add("Plugins '" + provider.code() + "' and '" + exclusion.code() + "' cannot be combined: "
                            + exclusion.reason() + ". Remove one of them.");
                }
            }
        }
        return problems;
    }

    private static List<PluginProvider> ordered(List<PluginProvider> providers) {
        return providers.stream()
                .sorted(Comparator.comparing(PluginProvider::stage).thenComparing(PluginProvider::code))
                .toList();
    }
}
