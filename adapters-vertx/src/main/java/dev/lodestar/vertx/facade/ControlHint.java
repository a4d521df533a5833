package dev.lodestar.vertx.facade;

/**
 * Whether a text might begin or end a transaction by itself, at the price of a look at its first letters. Every doubt
 * is a yes, which only asks for the real inspection.
 */
final class ControlHint {

    private ControlHint() {}

    static boolean in(String sql) {
        int first = 0;
        while (first < sql.length() && sql.charAt(first) <= ' ') {
            first++;
        }
        if (first + 1 >= sql.length()) {
            return false;
        }
        int semicolon = sql.indexOf(';', first);
        if (semicolon >= 0 && semicolon < sql.length() - 1) {
            return true;
        }
        char second = (char) (sql.charAt(first + 1) | ' ');
        return switch (sql.charAt(first) | ' ') {
            case 'b' -> second == 'e';
            case 's' -> second == 't';
            case 'c', 'r' -> second == 'o';
            case 'e' -> second == 'n';
            case 'a' -> second == 'b';
            case 'p' -> second == 'r';
            case '/', '-' -> true;
            default -> false;
        };
    }
}
