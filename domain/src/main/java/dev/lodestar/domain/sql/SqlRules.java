package dev.lodestar.domain.sql;

import java.util.function.Supplier;

/**
 * How the texts of one family of databases are read. Total: any text has an answer, however wrong it is as SQL. Stateless
 * and thread-safe.
 *
 * <p><b>Assumptions.</b> A text without a call can still run code that its author put behind a name: views, triggers, row
 * security policies, operators, casts, column notation of PostgreSQL ({@code t.f} calls {@code f(t)}). We assume that such
 * code does not write. And what a procedure, a block or a function of the user does to the session cannot be seen from
 * outside; only functions of the database itself that keep something in the session are known by name.
 *
 * <p><b>Doubts.</b> Settings of the server decide how some texts are cut: PostgreSQL without
 * {@code standard_conforming_strings}, MySQL with {@code NO_BACKSLASH_ESCAPES}, comments that only certain versions of
 * MySQL execute. Such a text is read in every way it can be read, and what comes out is the careful sum of all.
 */
public final class SqlRules {

    /** PostgreSQL and its relatives (documentation, 4.1 Lexical Structure). */
    public static final SqlRules POSTGRESQL = new SqlRules(
            Lexis.POSTGRESQL, PostgresStatement::new, PostgresHint::changesSession, PostgresHint::controlsTransaction);

    /** MySQL, MariaDB and their relatives (MySQL reference manual, chapter 11 Language Structure). */
    public static final SqlRules MYSQL =
            new SqlRules(Lexis.MYSQL, MySqlStatement::new, MySqlHint::changesSession, MySqlHint::controlsTransaction);

    /** A cheap question of a family; every doubt is a yes. */
    interface Hint {
        boolean in(String sql);
    }

    private final Lexis lexis;
    private final Supplier<Statement> statements;
    private final Hint sessionHint;
    private final Hint controlHint;

    private SqlRules(Lexis lexis, Supplier<Statement> statements, Hint sessionHint, Hint controlHint) {
        this.lexis = lexis;
        this.statements = statements;
        this.sessionHint = sessionHint;
        this.controlHint = controlHint;
    }

    /** Scans the whole text; the result may be kept with a prepared statement. */
    public StatementTraits inspect(String sql) {
        StatementInspector usual = new StatementInspector(new SqlScanner(sql, lexis), statements);
        StatementTraits traits = usual.traits();
        if (!usual.isDoubtful()) {
            return traits;
        }
        for (Lexis other : lexis.otherReadings()) {
            traits = traits.or(new StatementInspector(new SqlScanner(sql, other), statements).traits());
        }
        return traits.doubted();
    }

    /**
     * Whether {@link #inspect} might find a session change. False is certain; true only asks for the inspection. For
     * the hot path: allocates nothing and makes a few passes of cheap comparisons.
     */
    public boolean mayChangeSession(String sql) {
        return sessionHint.in(sql);
    }

    /**
     * Whether {@link #inspect} might find that a transaction begins or ends. False is certain; true only asks for the
     * inspection. As cheap.
     */
    public boolean mayControlTransaction(String sql) {
        return controlHint.in(sql);
    }
}
