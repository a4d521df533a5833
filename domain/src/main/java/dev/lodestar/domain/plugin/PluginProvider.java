package dev.lodestar.domain.plugin;

import java.util.List;

/**
 * Makes one kind of plugin. Found by {@link java.util.ServiceLoader} or registered on a builder; needs a public
 * constructor without parameters for the former.
 */
public interface PluginProvider {

    /** The name under which a user asks for the plugin. Letters, digits and underscores. */
    String code();

    /** Other names that users know it by. */
    default List<String> aliases() {
        return List.of();
    }

    /** What it does, in a sentence or two for users. */
    default String purpose() {
        return "";
    }

    /** Where it stands in a chain; plugins of one stage are ordered by their code. */
    default Stage stage() {
        return Stage.CUSTOM;
    }

    /**
     * Plugins it cannot be combined with. One of two that exclude each other needs to say so.
     */
    default List<Exclusion> exclusions() {
        return List.of();
    }

    /**
     * Makes the plugin of one data source or pool.
     *
     * @throws IllegalArgumentException with a message for the user, if its settings make no sense
     */
    Plugin create(PluginSetup setup);

    /**
     * A plugin that cannot be combined with this one.
     *
     * @param reason why, as the end of a sentence
     */
    record Exclusion(String code, String reason) {}
}
