package dev.lodestar.domain.sql;

/**
 * Looks at the text of a statement, as PostgreSQL would scan it with {@code standard_conforming_strings} on (its
 * default; PostgreSQL documentation, 4.1 Lexical Structure). Total: any text has an answer, however wrong it is as SQL.
 *
 * <p><b>Assumptions.</b> A text without a call can still run code that its author put behind a name: views, row
 * security policies, operators, casts, column notation ({@code t.f} calls {@code f(t)}). We assume that such code does
 * not write. And what a procedure, a {@code DO} block or a function of the user does to the session cannot be seen from
 * outside; only functions of PostgreSQL itself that keep something in the session are known by name.
 */
public final class SqlText {
    private SqlText() {}

    /** Scans the whole text; the result may be kept with a prepared statement. */
    public static StatementTraits inspect(String sql) {
        return new StatementInspector(sql).traits();
    }

    /**
     * Whether {@link #inspect} might find a session change. False is certain; true only asks for the inspection. For
     * the hot path: allocates nothing and makes one pass of cheap comparisons.
     */
    public static boolean mayChangeSession(String sql) {
        return SessionHint.in(sql);
    }
}
