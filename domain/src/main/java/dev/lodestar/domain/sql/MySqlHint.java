package dev.lodestar.domain.sql;

/** The cheap questions of MySQL before the full inspection. */
final class MySqlHint {
    private MySqlHint() {}

    static boolean changesSession(String sql) {
        if (mayExecuteComments(sql)) {
            return true;
        }
        int from = BlankText.skip(sql, 0, Lexis.MYSQL);
        return from < sql.length() && (beginsLikeChange(sql, from) || goesOnLikeChange(sql, from));
    }

    /** Most commands of MySQL commit, so that those are listed which do not. */
    static boolean controlsTransaction(String sql) {
        if (mayExecuteComments(sql)) {
            return true;
        }
        int from = BlankText.skip(sql, 0, Lexis.MYSQL);
        if (from >= sql.length()) {
            return false;
        }
        return !beginsHarmlessly(sql, from) || BlankText.hasSecondStatement(sql, from, Lexis.MYSQL);
    }

    /** A comment that is executed hides where the statement begins. */
    private static boolean mayExecuteComments(String sql) {
        return sql.contains("/*!") || sql.contains("/*M!");
    }

    private static boolean beginsHarmlessly(String sql, int from) {
        return switch (sql.charAt(from)) {
            case 's', 'S' -> isWord(sql, from, "select") || isWord(sql, from, "show");
            case 'i', 'I' -> isWord(sql, from, "insert");
            case 'u', 'U' -> isWord(sql, from, "update");
            case 'd', 'D' -> isWord(sql, from, "delete");
            case 'r', 'R' -> isWord(sql, from, "replace");
            case 'w', 'W' -> isWord(sql, from, "with");
            case '(' -> true;
            default -> false;
        };
    }

    private static boolean isWord(String sql, int from, String word) {
        int end = from + word.length();
        return Letters.holds(sql, from, word) && (end == sql.length() || !Letters.continuesWord(sql.charAt(end)));
    }

    /** The statements that change a session by themselves. */
    private static boolean beginsLikeChange(String sql, int from) {
        return switch (sql.charAt(from)) {
            case 's', 'S' -> Letters.holds(sql, from, "set");
            case 'u', 'U' -> Letters.holds(sql, from, "use");
            case 'c', 'C' -> Letters.holds(sql, from, "create");
            case 'p', 'P' -> Letters.holds(sql, from, "prepare");
            case 'l', 'L' -> Letters.holds(sql, from, "lock");
            case 'f', 'F' -> Letters.holds(sql, from, "flush");
            case 'h', 'H' -> Letters.holds(sql, from, "handler");
            default -> false;
        };
    }

    /** No user variable is set without an at sign. */
    private static boolean goesOnLikeChange(String sql, int from) {
        return sql.indexOf('@', from) >= 0
                || BlankText.hasSecondStatement(sql, from, Lexis.MYSQL)
                || namesKeeper(sql, from);
    }

    private static boolean namesKeeper(String sql, int from) {
        for (int i = sql.indexOf('_', from); i >= 0; i = sql.indexOf('_', i + 1)) {
            if (MySqlSession.mayHoldNameAround(sql, i)) {
                return true;
            }
        }
        return false;
    }
}
