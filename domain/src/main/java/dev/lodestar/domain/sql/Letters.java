package dev.lodestar.domain.sql;

/**
 * Which characters make a word, and equality of words, as the scanners of PostgreSQL and MySQL see them. Only ASCII letters are
 * folded: Unicode folding would take {@code ſelect} for a keyword.
 */
final class Letters {
    private Letters() {}

    static boolean startsWord(char c) {
        return isAsciiLetter(c) || c == '_' || c >= 0x80;
    }

    static boolean continuesWord(char c) {
        return startsWord(c) || isDigit(c) || c == '$';
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    /** Whether {@code text} holds {@code word}, which is in lower case, at {@code from}; never out of bounds. */
    static boolean holds(String text, int from, String word) {
        if (from < 0 || text.length() - from < word.length()) {
            return false;
        }
        for (int i = 0; i < word.length(); i++) {
            if (lower(text.charAt(from + i)) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The word in lower case, ASCII letters only. */
    static String lower(String word) {
        StringBuilder lower = new StringBuilder(word.length());
        for (int i = 0; i < word.length(); i++) {
            lower.append(lower(word.charAt(i)));
        }
        return lower.toString();
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'Z' ? (char) (c | 0x20) : c;
    }

    private static boolean isAsciiLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }
}
