package dev.lodestar.ports;

import java.util.regex.Pattern;

/** Makes texts of foreign exceptions fit to be shown: one line, not too long, passwords and tokens masked. */
public final class HiddenSecrets {

    private static final int LONGEST = 500;
    private static final String HIDDEN = "<hidden>";

    /**
     * {@code password=x}, {@code "password": "x"}, {@code PASSWORD 'x'} and their like; not "password authentication".
     */
    private static final Pattern NAMED_SECRET = Pattern.compile(
            "(?i)((?:password|passwd|pwd|passphrase|secret|token)\\w*[\"']?\\s*(?:[=:]\\s*|\\s(?=['\"])))"
                    + "('(?:[^']|'')*'|\"[^\"]*\"|[^\\s&;,)}\\]]+)");

    /** {@code //user:password@host}. */
    private static final Pattern USER_INFO = Pattern.compile("(//[^\\s/:@]*:)[^\\s/@]+(?=@)");

    private HiddenSecrets() {}

    /** The text as one line without secrets. */
    public static String in(String text) {
        String named = NAMED_SECRET.matcher(text).replaceAll("$1" + HIDDEN);
        String masked = USER_INFO.matcher(named).replaceAll("$1" + HIDDEN);
        String line = masked.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }
}
