package dev.lodestar.domain.sql;

import dev.lodestar.domain.sql.Lexis.Feature;

/** Blanks and comments between tokens. Allocates nothing. */
final class BlankText {
    /** Digits of a version behind the beginning of an executable comment. */
    private static final int VERSION_DIGITS = 6;

    private BlankText() {}

    /** The index of the first character at or after {@code from} that is neither blank nor comment. */
    static int skip(String sql, int from, Lexis lexis) {
        int i = from;
        int next = step(sql, i, lexis);
        while (next > i) {
            i = next;
            next = step(sql, i, lexis);
        }
        return Math.min(i, sql.length());
    }

    /** Whether anything stands behind the first semicolon at or after {@code from}, be it the end of a string. */
    static boolean hasSecondStatement(String sql, int from, Lexis lexis) {
        int semicolon = sql.indexOf(';', from);
        return semicolon >= 0 && skip(sql, semicolon + 1, lexis) < sql.length();
    }

    /** Whether among what was skipped from {@code from} to {@code to} there is something that others may read otherwise. */
    static boolean isDoubtful(String sql, int from, int to, Lexis lexis) {
        int i = from;
        while (i < to) {
            int next = step(sql, i, lexis);
            if (next > sql.length() || next - i > 1 && isDoubtfulComment(sql, i, next)) {
                return true;
            }
            i = next;
        }
        return to < sql.length() && isDoubtfulDash(sql, to, lexis);
    }

    /** Whether something that is executed by some servers begins in what was skipped. */
    static boolean opensExecutable(String sql, int from, int to, Lexis lexis) {
        int i = from;
        while (i < to && lexis.has(Feature.EXECUTABLE_COMMENTS)) {
            if (beginsExecutable(sql, i)) {
                return true;
            }
            i = step(sql, i, lexis);
        }
        return false;
    }

    /**
     * Where a string goes on that was closed before {@code from}: two strings are one, in the spelling of the first, if
     * only blanks and line comments with at least one new line stand between them. Negative if it does not go on.
     */
    static int continuationOf(String sql, int from, Lexis lexis) {
        boolean newline = false;
        int i = from;
        while (i < sql.length() && lexis.has(Feature.CONTINUED_STRINGS)) {
            char c = sql.charAt(i);
            if (Letters.isBlank(c)) {
                newline |= lexis.endsLine(c);
                i++;
            } else if (beginsLineComment(sql, i, lexis)) {
                i = endOfLine(sql, i, lexis);
            } else {
                return c == '\'' && newline ? i + 1 : -1;
            }
        }
        return -1;
    }

    /** Behind the blank or comment that begins at {@code i}; {@code i} itself if none does. */
    private static int step(String sql, int i, Lexis lexis) {
        if (i >= sql.length()) {
            return i;
        }
        char c = sql.charAt(i);
        if (Letters.isBlank(c)) {
            return i + 1;
        }
        if (c == '/' && sql.startsWith("/*", i)) {
            return lexis.has(Feature.EXECUTABLE_COMMENTS) && beginsExecutable(sql, i)
                    ? behindVersion(sql, sql.indexOf('!', i) + 1)
                    : endOfBlock(sql, i, lexis);
        }
        return beginsLineComment(sql, i, lexis) ? endOfLine(sql, i, lexis) : i;
    }

    private static boolean beginsLineComment(String sql, int i, Lexis lexis) {
        char c = sql.charAt(i);
        if (c == '#') {
            return lexis.has(Feature.HASH_COMMENTS);
        }
        if (c != '-' || !sql.startsWith("--", i)) {
            return false;
        }
        return !lexis.has(Feature.DASHES_NEED_BLANK)
                || i + 2 == sql.length()
                || sql.charAt(i + 2) <= ' '
                || sql.charAt(i + 2) == 0x7f;
    }

    /** Which characters beyond ASCII are control characters is a question of the character set of the connection. */
    private static boolean isDoubtfulDash(String sql, int i, Lexis lexis) {
        return lexis.has(Feature.DASHES_NEED_BLANK)
                && sql.startsWith("--", i)
                && i + 2 < sql.length()
                && sql.charAt(i + 2) >= 0x80;
    }

    /** {@code /*!} of MySQL and {@code /*M!} of MariaDB. */
    private static boolean beginsExecutable(String sql, int i) {
        return sql.startsWith("/*!", i) || sql.startsWith("/*M!", i);
    }

    /**
     * A comment may be code ({@code /*!}); hints ({@code /*+}) are cut by rules of their own, which know quotes; and a NUL
     * ends a line comment of MySQL.
     */
    private static boolean isDoubtfulComment(String sql, int from, int to) {
        if (beginsExecutable(sql, from)) {
            return true;
        }
        boolean hint = sql.startsWith("/*+", from);
        for (int i = from; i < to; i++) {
            char c = sql.charAt(i);
            if (c == '\0' || hint && (c == '\'' || c == '"' || c == '`')) {
                return true;
            }
        }
        return false;
    }

    private static int behindVersion(String sql, int from) {
        int i = from;
        while (i < sql.length() && i - from < VERSION_DIGITS && Letters.isDigit(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int endOfLine(String sql, int from, Lexis lexis) {
        int i = from;
        while (i < sql.length() && !lexis.endsLine(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    /** Behind the end of a block comment; behind the end of the text by one if it is not closed. */
    private static int endOfBlock(String sql, int from, Lexis lexis) {
        boolean nested = lexis.has(Feature.NESTED_COMMENTS);
        int depth = 1;
        int i = from + 2;
        while (i < sql.length()) {
            if (nested && sql.startsWith("/*", i)) {
                depth++;
                i += 2;
            } else if (sql.startsWith("*/", i)) {
                i += 2;
                if (--depth == 0) {
                    return i;
                }
            } else {
                i++;
            }
        }
        return sql.length() + 1;
    }
}
