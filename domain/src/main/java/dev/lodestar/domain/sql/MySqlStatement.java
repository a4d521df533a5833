package dev.lodestar.domain.sql;

import java.util.Optional;
import java.util.Set;

/**
 * A statement of MySQL or MariaDB. Which commands commit is a fact of the manual (15.3.3, Statements That Cause an
 * Implicit Commit); of a command that is not known here anything is expected.
 */
final class MySqlStatement extends Statement {
    /** Locks, INTO, and whatever brings in another statement. */
    private static final Set<String> WRITING =
            words("call delete do execute for handler insert into load lock merge replace truncate update");

    /** Reserved in every version, so that only a qualified name can be that of a function. */
    private static final Set<String> NO_CALL = words(
            "all and as between by case coalesce distinct div else exists from having in join like limit not on or "
                    + "regexp rlike row select then union using values when where xor");

    private static final Set<String> QUERIES = words("select show table values with");

    /** Commands that neither end a transaction nor begin one. */
    private static final Set<String> WITHIN_TRANSACTION = words(
            "deallocate delete desc describe do explain handler insert kill prepare release replace savepoint select "
                    + "show table update use values with");

    /** Commands that commit what is open before they do their work. */
    private static final Set<String> COMMITTING = words(
            "alter analyze backup binlog cache change check clone create drop flush grant import install optimize "
                    + "purge rename repair reset restart revoke shutdown start stop truncate uninstall");

    private final MySqlSet set = new MySqlSet();
    private boolean hasVariable;
    private boolean assigns;
    private Optional<String> keptByFunction = Optional.empty();

    /** The bodies of procedures and triggers are not told from other statements: that only makes more of a text. */
    @Override
    boolean isInsideBody() {
        return false;
    }

    @Override
    void note(Token token, String text) {
        if (head().word(0).equals("set")) {
            set.note(token, text);
        }
        if (token == Token.SYMBOL) {
            hasVariable |= text.equals("@");
            assigns |= text.equals("@") && previousText().equals("into");
            assigns |= text.equals("=") && previousText().equals(":") && hasVariable;
            if (text.equals("(") && isCallee() && keptByFunction.isEmpty()) {
                keptByFunction = MySqlSession.keptBy(previousText());
            }
        }
    }

    @Override
    boolean isWriting(String word) {
        return WRITING.contains(word);
    }

    @Override
    boolean isKeyword(String word) {
        return NO_CALL.contains(word);
    }

    @Override
    boolean isQuery() {
        return QUERIES.contains(head().word(0)) && !assigns;
    }

    @Override
    boolean isSessionOnly() {
        StatementHead head = head();
        return !writes()
                && switch (head.word(0)) {
                    case "begin" -> !head.begins("begin", "not");
                    case "start" -> head.begins("start", "transaction");
                    case "drop" -> head.begins("drop", "prepare");
                    case "rollback" -> head.has("to", 1);
                    case "set" -> set.isForSessionOnly(head);
                    case "deallocate", "prepare", "release", "savepoint", "use" -> true;
                    default -> false;
                };
    }

    @Override
    TransactionControl control() {
        StatementHead head = head();
        return switch (head.word(0)) {
            case "" -> head.text(0).equals("(") ? TransactionControl.NONE : TransactionControl.HIDDEN;
            // BEGIN NOT ATOMIC of MariaDB is a block that may do anything.
            case "begin" ->
                head.begins("begin", "not") ? TransactionControl.HIDDEN : TransactionControl.COMMITS_AND_BEGINS;
            case "commit" -> ending(TransactionControl.COMMITS);
            case "rollback" -> head.has("to", 1) ? TransactionControl.NONE : ending(TransactionControl.ROLLS_BACK);
            case "set" -> set.control(head, reach());
            case "xa" -> ofBranch(head.word(1));
            case "lock", "unlock" ->
                head.word(1).equals("instance") ? TransactionControl.NONE : TransactionControl.COMMITS;
            case "load" -> head.begins("load", "index") ? TransactionControl.MAY_COMMIT : TransactionControl.NONE;
            default -> ofOther(head);
        };
    }

    private TransactionControl ending(TransactionControl plain) {
        return head().chains() ? TransactionControl.MAY_COMMIT_AND_BEGINS : plain;
    }

    private static TransactionControl ofBranch(String command) {
        return switch (command) {
            case "start", "begin" -> TransactionControl.BEGINS;
            case "end", "recover" -> TransactionControl.NONE;
            default -> TransactionControl.MAY_COMMIT;
        };
    }

    private static TransactionControl ofOther(StatementHead head) {
        if (head.begins("start", "transaction")) {
            return TransactionControl.COMMITS_AND_BEGINS;
        }
        boolean leavesOpen = MySqlSession.isAboutTemporaryTable(head) || head.begins("drop", "prepare");
        if (leavesOpen || WITHIN_TRANSACTION.contains(head.word(0))) {
            return TransactionControl.NONE;
        }
        return COMMITTING.contains(head.word(0)) ? TransactionControl.MAY_COMMIT : TransactionControl.HIDDEN;
    }

    @Override
    Optional<String> sessionChange() {
        Optional<String> byCommand =
                head().word(0).equals("set") ? set.sessionChange(head()) : MySqlSession.change(head(), writes());
        if (byCommand.isPresent()) {
            return byCommand;
        }
        return assigns ? Optional.of(MySqlSession.USER_VARIABLE) : keptByFunction;
    }
}
