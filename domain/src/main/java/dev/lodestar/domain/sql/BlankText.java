package dev.lodestar.domain.sql;

/** Blanks and comments between tokens. Allocates nothing. */
final class BlankText {
    private BlankText() {}

    /** The index of the first character at or after {@code from} that is neither blank nor comment. */
    static int skip(String sql, int from) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (Letters.isBlank(c)) {
                i++;
            } else if (c == '-' && sql.startsWith("--", i)) {
                i = endOfLine(sql, i);
            } else if (c == '/' && sql.startsWith("/*", i)) {
                i = endOfBlock(sql, i);
            } else {
                return i;
            }
        }
        return sql.length();
    }

    /** Whether what was skipped from {@code from} to {@code to} ends, with the text, inside a block comment. */
    static boolean isUnclosedComment(String sql, int from, int to) {
        if (to < sql.length()) {
            return false;
        }
        int i = from;
        while (i < to) {
            char c = sql.charAt(i);
            if (c == '-' && sql.startsWith("--", i)) {
                i = endOfLine(sql, i);
            } else if (c == '/' && sql.startsWith("/*", i)) {
                i = endOfBlock(sql, i);
                if (i > to) {
                    return true;
                }
            } else {
                i++;
            }
        }
        return false;
    }

    /**
     * Where a string goes on that was closed before {@code from}: two strings are one, in the spelling of the first, if
     * only blanks and line comments with at least one new line stand between them. Negative if it does not go on.
     */
    static int continuationOf(String sql, int from) {
        boolean newline = false;
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (Letters.isBlank(c)) {
                newline |= Letters.isNewline(c);
                i++;
            } else if (c == '-' && sql.startsWith("--", i)) {
                i = endOfLine(sql, i);
            } else {
                return c == '\'' && newline ? i + 1 : -1;
            }
        }
        return -1;
    }

    private static int endOfLine(String sql, int from) {
        int i = from;
        while (i < sql.length() && !Letters.isNewline(sql.charAt(i))) {
            i++;
        }
        return i;
    }

    /**
     * Behind the end of a block comment, nested ones included; behind the end of the text by one if it is not closed.
     */
    private static int endOfBlock(String sql, int from) {
        int depth = 0;
        int i = from;
        while (i < sql.length()) {
            if (sql.startsWith("/*", i)) {
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
