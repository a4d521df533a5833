package dev.lodestar.domain.sql;

import dev.lodestar.domain.sql.StatementTraits.Reach;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads a text token by token, cuts it into statements, and puts together what they do. */
final class StatementInspector {
    private final SqlScanner scanner;
    private final Supplier<Statement> statement;
    private int statements;
    private Reach reach = Reach.READS;
    private TransactionControl control = TransactionControl.NONE;
    private Optional<String> sessionChange = Optional.empty();

    /** @param statement makes a statement of the family before its first token */
    StatementInspector(SqlScanner scanner, Supplier<Statement> statement) {
        this.scanner = scanner;
        this.statement = statement;
    }

    /** Whether servers with other settings would cut the text differently. To be asked after {@link #traits}. */
    boolean isDoubtful() {
        return scanner.isDoubtful();
    }

    StatementTraits traits() {
        Statement current = statement.get();
        Token token = scanner.next();
        while (token != Token.END) {
            if (token == Token.SYMBOL && scanner.first() == ';' && !current.isInsideBody()) {
                take(current);
                current = statement.get();
            } else {
                current.add(token, scanner);
            }
            token = scanner.next();
        }
        take(current);
        return new StatementTraits(statements <= 1 ? reach : Reach.DATABASE, control, sessionChange);
    }

    private void take(Statement complete) {
        if (complete.isEmpty()) {
            return;
        }
        control = statements == 0 ? complete.control() : sequence(control, complete.control());
        reach = complete.reach();
        if (sessionChange.isEmpty()) {
            sessionChange = complete.sessionChange();
        }
        statements++;
    }

    /** What two texts do one after the other. Work may become permanent as soon as one of them ends a transaction. */
    private static TransactionControl sequence(TransactionControl first, TransactionControl second) {
        if (first == TransactionControl.HIDDEN || second == TransactionControl.HIDDEN) {
            return TransactionControl.HIDDEN;
        }
        if (!first.ends() && !second.ends()) {
            return second == TransactionControl.NONE ? first : second;
        }
        boolean open = second.leavesOpen() || second == TransactionControl.NONE && first.leavesOpen();
        return open ? TransactionControl.MAY_COMMIT_AND_BEGINS : TransactionControl.MAY_COMMIT;
    }
}
