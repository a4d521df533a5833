package dev.lodestar.domain.settings;

/**
 * A name of the products users come from, which write one name in camel case (JDBC) and in snake case (Python). A name
 * that ends in {@code *} stands for all that begin with it.
 */
final class PeerName {

    private PeerName() {}

    /** Whether {@code given} is the {@code known} name in either case. */
    static boolean matches(String known, String given) {
        if (known.endsWith("*")) {
            String prefix = known.substring(0, known.length() - 1);
            return beginsWith(given, prefix) || beginsWith(given, inSnakeCase(prefix));
        }
        return given.equals(known) || given.equals(inSnakeCase(known));
    }

    /** The prefix must be a whole word: {@code bg} begins {@code bgHighMs} and {@code bg_id}, not {@code bgwriter}. */
    private static boolean beginsWith(String given, String prefix) {
        if (!given.startsWith(prefix) || given.length() == prefix.length()) {
            return false;
        }
        char next = given.charAt(prefix.length());
        return prefix.endsWith("-") || next == '_' || Character.isUpperCase(next);
    }

    static String inSnakeCase(String camelCase) {
        StringBuilder snake = new StringBuilder();
        for (char letter : camelCase.toCharArray()) {
            if (letter >= 'A' && letter <= 'Z') {
                snake.append('_').append((char) (letter - 'A' + 'a'));
            } else {
                snake.append(letter);
            }
        }
        return snake.toString();
    }
}
