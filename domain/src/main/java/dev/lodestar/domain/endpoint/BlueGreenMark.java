package dev.lodestar.domain.endpoint;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The marks that a blue/green deployment leaves at the end of the first label of a name: {@code -green-} and six
 * letters or digits while it is the green side, {@code -old1} once it is the retired blue side.
 */
final class BlueGreenMark {

    private static final Pattern GREEN = Pattern.compile("([^.]+)-green-[0-9a-z]{6}(\\..*)?", Pattern.DOTALL);
    private static final Pattern OLD = Pattern.compile("[^.]+-old1\\..*", Pattern.DOTALL);

    private BlueGreenMark() {}

    /** The name without its last green mark; the same name if it has none. */
    static String withoutGreen(String hostName) {
        Matcher matcher = GREEN.matcher(hostName);
        if (!matcher.matches()) {
            return hostName;
        }
        String rest = matcher.group(2);
        return rest == null ? matcher.group(1) : matcher.group(1) + rest;
    }

    static boolean isOld(String hostName) {
        return OLD.matcher(hostName).matches();
    }
}
