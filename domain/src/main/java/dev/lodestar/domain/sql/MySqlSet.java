package dev.lodestar.domain.sql;

import dev.lodestar.domain.sql.StatementTraits.Reach;
import java.util.Optional;
import java.util.Set;

/**
 * The assignments of one {@code SET} of MySQL: whether they stay within the session, and whether {@code autocommit} is
 * among them, which commits when it is switched on (reference manual, 15.7.6.1 and 15.3.1).
 */
final class MySqlSet {
    private static final Set<String> SERVER_WIDE = Statement.words("global persist persist_only");

    /** What autocommit is set to. */
    private enum AutoCommit {
        NOT_SET,
        /** The next token tells. */
        AWAITED,
        ON,
        OFF,
        /** A string, a parameter, an expression, or several assignments. */
        UNKNOWN
    }

    private AutoCommit autoCommit = AutoCommit.NOT_SET;
    private boolean serverWide;
    private boolean list;
    private int atSigns;

    void note(Token token, String text) {
        if (autoCommit == AutoCommit.AWAITED && !text.equals("=") && !text.equals(":")) {
            autoCommit = valueOf(text);
        }
        if (token == Token.WORD || token == Token.QUOTED_NAME) {
            noteName(Letters.lower(text));
        }
        list |= text.equals(",");
        atSigns = text.equals("@") ? atSigns + 1 : 0;
    }

    private void noteName(String name) {
        boolean userVariable = atSigns == 1;
        serverWide |= SERVER_WIDE.contains(name);
        if (name.equals("autocommit") && !userVariable) {
            autoCommit = autoCommit == AutoCommit.NOT_SET ? AutoCommit.AWAITED : AutoCommit.UNKNOWN;
        }
    }

    private static AutoCommit valueOf(String text) {
        return switch (text) {
            case "1", "on", "true" -> AutoCommit.ON;
            case "0", "off", "false" -> AutoCommit.OFF;
            default -> AutoCommit.UNKNOWN;
        };
    }

    /** Whether nothing outside the session is set, nor another statement run. */
    boolean isForSessionOnly(StatementHead head) {
        return !serverWide
                && switch (head.word(1)) {
                    // RESOURCE GROUP may be for a thread of others; STATEMENT … FOR of MariaDB runs a statement.
                    case "password", "default", "resource", "statement" -> false;
                    default -> true;
                };
    }

    TransactionControl control(StatementHead head, Reach reach) {
        return switch (head.word(1)) {
            case "password", "default" -> TransactionControl.MAY_COMMIT;
            case "statement" -> TransactionControl.HIDDEN;
            default -> reach == Reach.SESSION ? ofAutoCommit(head) : hidden();
        };
    }

    private TransactionControl ofAutoCommit(StatementHead head) {
        return switch (autoCommit) {
            // With ANSI_QUOTES the name may stand in double quotes.
            case NOT_SET -> head.text(1).isEmpty() ? TransactionControl.HIDDEN : TransactionControl.NONE;
            case ON -> TransactionControl.COMMITS;
            // From now on every statement is in a transaction.
            case OFF -> TransactionControl.BEGINS;
            case AWAITED, UNKNOWN -> TransactionControl.COMMITS_AND_BEGINS;
        };
    }

    private TransactionControl hidden() {
        return autoCommit == AutoCommit.NOT_SET ? TransactionControl.NONE : TransactionControl.HIDDEN;
    }

    Optional<String> sessionChange(StatementHead head) {
        return switch (head.word(1)) {
            case "transaction", "password", "default", "statement" -> Optional.empty();
            case "global", "persist", "persist_only" -> besidesServerWide();
            case "names" -> Optional.of("SET NAMES");
            case "character", "charset" -> Optional.of("SET CHARACTER SET");
            case "role" -> Optional.of("SET ROLE");
            case "resource" -> Optional.of("SET RESOURCE GROUP");
            case "session", "local" -> Optional.of(ofSession(head));
            default -> head.text(1).equals("@") ? ofVariable(head) : Optional.of(head.named("SET", 1));
        };
    }

    /** LOCAL is another word for SESSION here, not for the transaction. */
    private static String ofSession(StatementHead head) {
        return head.word(2).equals("transaction") ? "SET SESSION TRANSACTION" : head.named("SET", 2);
    }

    private Optional<String> ofVariable(StatementHead head) {
        if (!head.text(2).equals("@")) {
            return Optional.of(MySqlSession.USER_VARIABLE);
        }
        String scope = head.text(4).equals(".") ? head.name(3) : "";
        if (SERVER_WIDE.contains(scope)) {
            return besidesServerWide();
        }
        boolean scoped = scope.equals("session") || scope.equals("local");
        return Optional.of(head.named("SET", scoped ? 5 : 3));
    }

    private Optional<String> besidesServerWide() {
        return list ? Optional.of("SET") : Optional.empty();
    }
}
