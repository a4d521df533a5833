package dev.lodestar.domain.settings;

/**
 * A password or token. It prints as {@code <hidden>}, also inside records and collections, so that no message, log line
 * or debugger view shows it by accident; whoever needs the text says {@link #reveal()}.
 */
public final class Secret {

    private static final String HIDDEN = "<hidden>";

    private final String text;

    private Secret(String text) {
        this.text = text;
    }

    public static Secret of(String text) {
        return new Secret(text);
    }

    /** The secret itself. Hand it to the driver and to nobody else. */
    public String reveal() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && secret.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Always {@code <hidden>}. */
    @Override
    public String toString() {
        return HIDDEN;
    }
}
