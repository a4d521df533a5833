package dev.lodestar.domain.sql;

import java.util.List;
import java.util.Optional;

/**
 * Functions of PostgreSQL and its extensions that keep something in the session, and the schema of its temporary
 * objects. All these names have an underscore, which is what the cheap question looks for.
 */
final class SessionFunctions {
    static final String SET_CONFIG = "set_config";
    static final String TEMPORARY_SCHEMA = "pg_temp";

    private static final List<String> KEEPING = List.of(
            "pg_advisory_lock",
            "pg_advisory_lock_shared",
            "pg_try_advisory_lock",
            "pg_try_advisory_lock_shared",
            "dblink_connect",
            "dblink_connect_u",
            "set_limit");

    private SessionFunctions() {}

    /** The name if a call of it leaves something in the session; {@code set_config} depends on its arguments. */
    static Optional<String> named(String name) {
        return KEEPING.stream().filter(name::equals).findFirst();
    }

    /** Whether one of the names may stand around the underscore at {@code index}. */
    static boolean mayHoldNameAround(String sql, int index) {
        return Letters.holds(sql, index - 3, "set_config")
                || Letters.holds(sql, index - 2, "pg_temp")
                || Letters.holds(sql, index - 8, "advisory_lock")
                || Letters.holds(sql, index - 6, "dblink_connect")
                || Letters.holds(sql, index - 3, "set_limit");
    }
}
