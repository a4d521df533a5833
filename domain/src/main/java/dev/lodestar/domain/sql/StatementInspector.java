package dev.lodestar.domain.sql;

import dev.lodestar.domain.sql.StatementTraits.Reach;
import java.util.Optional;

/** Reads a text token by token, cuts it into statements, and puts together what they do. */
final class StatementInspector {
    private final SqlScanner scanner;
    private int statements;
    private Reach reach = Reach.READS;
    private TransactionControl control = TransactionControl.NONE;
    private Optional<String> sessionChange = Optional.empty();

    StatementInspector(String sql) {
        this.scanner = new SqlScanner(sql);
    }

    StatementTraits traits() {
        Statement statement = new Statement();
        Token token = scanner.next();
        while (token != Token.END) {
            if (token == Token.SYMBOL && scanner.first() == ';' && !statement.isInsideBody()) {
                take(statement);
                statement = new Statement();
            } else {
                statement.add(token, scanner);
            }
            token = scanner.next();
        }
        take(statement);
        boolean sure = statements <= 1 && !scanner.isDoubtful();
        return new StatementTraits(sure ? reach : Reach.DATABASE, control, sessionChange);
    }

    private void take(Statement statement) {
        if (statement.isEmpty()) {
            return;
        }
        control = statements == 0 ? statement.control() : sequence(control, statement.control());
        reach = statement.reach();
        if (sessionChange.isEmpty()) {
            sessionChange = statement.sessionChange();
        }
        statements++;
    }

    /** What two texts do one after the other. Work may become permanent as soon as one of them ends a transaction. */
    private static TransactionControl sequence(TransactionControl first, TransactionControl second) {
        if (!first.ends() && !second.ends()) {
            return second == TransactionControl.NONE ? first : second;
        }
        boolean open = second.leavesOpen() || second == TransactionControl.NONE && first.leavesOpen();
        return open ? TransactionControl.MAY_COMMIT_AND_BEGINS : TransactionControl.MAY_COMMIT;
    }
}
