package dev.lodestar.domain.settings;

/**
 * One name under which a setting may be given. Names are case sensitive.
 *
 * @param bareUnit what a number without a unit means under this name
 */
public record Spelling(String name, BareUnit bareUnit) {

    public Spelling {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A setting needs a name.");
        }
    }
}
