package dev.lodestar.domain.sql;

import java.util.List;
import java.util.Optional;

/** Which commands and functions of MySQL leave something in the session, and what to call that in a message. */
final class MySqlSession {
    static final String USER_VARIABLE = "user variable";

    /** All these names have an underscore, which is what the cheap question looks for. */
    private static final List<String> KEEPING =
            List.of("get_lock", "service_get_read_locks", "service_get_write_locks");

    private MySqlSession() {}

    /**
     * Any command but SET.
     *
     * @param locks whether the words LOCK or FOR stand in it
     */
    static Optional<String> change(StatementHead head, boolean locks) {
        return switch (head.word(0)) {
            case "use" -> Optional.of("USE");
            case "prepare" -> Optional.of("PREPARE");
            case "lock" -> Optional.of(head.word(1).equals("instance") ? "LOCK INSTANCE" : "LOCK TABLES");
            case "flush" -> locks ? Optional.of("FLUSH TABLES") : Optional.empty();
            case "handler" -> head.has("open", 1) ? Optional.of("HANDLER") : Optional.empty();
            case "create" -> isAboutTemporaryTable(head) ? Optional.of("temporary table") : Optional.empty();
            default -> Optional.empty();
        };
    }

    /** CREATE and DROP of a temporary table; they do not commit, either. */
    static boolean isAboutTemporaryTable(StatementHead head) {
        int index = head.begins("create", "or", "replace") ? 3 : 1;
        return (head.word(0).equals("create") || head.word(0).equals("drop"))
                && head.word(index).equals("temporary");
    }

    /** The name if a call of it leaves something in the session. */
    static Optional<String> keptBy(String name) {
        return KEEPING.stream().filter(Letters.lower(name)::equals).findFirst();
    }

    /** Whether one of the names may stand around the underscore at {@code index}. */
    static boolean mayHoldNameAround(String sql, int index) {
        return Letters.holds(sql, index - 3, "get_lock") || Letters.holds(sql, index - 7, "service_get_");
    }
}
