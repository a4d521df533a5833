package dev.lodestar.domain.sql;

/**
 * The cheap questions before the full inspection: could this text change its session at all, or begin or end a
 * transaction? The first has to look at the whole text, because {@code SELECT set_config(…)} and {@code INSERT …; SET …} begin like any other, but it only searches for
 * single characters. Every doubt is a yes.
 */
final class PostgresHint {
    private PostgresHint() {}

    static boolean changesSession(String sql) {
        int from = BlankText.skip(sql, 0, Lexis.POSTGRESQL);
        return from < sql.length() && (beginsLikeChange(sql, from) || goesOnLikeChange(sql, from));
    }

    static boolean controlsTransaction(String sql) {
        int from = BlankText.skip(sql, 0, Lexis.POSTGRESQL);
        if (from >= sql.length()) {
            return false;
        }
        return beginsLikeControl(sql, from) || BlankText.hasSecondStatement(sql, from, Lexis.POSTGRESQL);
    }

    private static boolean beginsLikeControl(String sql, int from) {
        return switch (sql.charAt(from)) {
            case 'b', 'B' -> Letters.holds(sql, from, "begin");
            case 's', 'S' -> Letters.holds(sql, from, "start");
            case 'c', 'C' -> Letters.holds(sql, from, "commit");
            case 'e', 'E' -> Letters.holds(sql, from, "end");
            case 'r', 'R' -> Letters.holds(sql, from, "rollback");
            case 'a', 'A' -> Letters.holds(sql, from, "abort");
            case 'p', 'P' -> Letters.holds(sql, from, "prepare");
            default -> false;
        };
    }

    /** The statements that change a session by themselves. Prefixes do: no other statement begins like them. */
    private static boolean beginsLikeChange(String sql, int from) {
        return switch (sql.charAt(from)) {
            case 's', 'S' -> Letters.holds(sql, from, "set");
            case 'r', 'R' -> Letters.holds(sql, from, "reset");
            case 'c', 'C' -> Letters.holds(sql, from, "create");
            case 'l', 'L' -> Letters.holds(sql, from, "listen") || Letters.holds(sql, from, "load");
            case 'p', 'P' -> Letters.holds(sql, from, "prepare");
            case 'd', 'D' -> Letters.holds(sql, from, "declare") || Letters.holds(sql, from, "discard");
            default -> false;
        };
    }

    private static boolean goesOnLikeChange(String sql, int from) {
        return BlankText.hasSecondStatement(sql, from, Lexis.POSTGRESQL)
                || namesKeeper(sql, from)
                || namesTemporary(sql, from);
    }

    // One search for one character after the other looks wasteful and is the fastest: the JVM has an intrinsic for it.

    private static boolean namesKeeper(String sql, int from) {
        for (int i = sql.indexOf('_', from); i >= 0; i = sql.indexOf('_', i + 1)) {
            if (SessionFunctions.mayHoldNameAround(sql, i)) {
                return true;
            }
        }
        return false;
    }

    /** {@code SELECT … INTO TEMP}, found by its rarest letter. */
    private static boolean namesTemporary(String sql, int from) {
        return namesTemporary(sql, from, 'p') || namesTemporary(sql, from, 'P');
    }

    private static boolean namesTemporary(String sql, int from, char last) {
        for (int i = sql.indexOf(last, from); i >= 0; i = sql.indexOf(last, i + 1)) {
            int start = i - 3;
            if (Letters.holds(sql, start, "temp") && (start == 0 || !Letters.continuesWord(sql.charAt(start - 1)))) {
                return true;
            }
        }
        return false;
    }
}
