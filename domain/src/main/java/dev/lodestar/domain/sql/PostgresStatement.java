package dev.lodestar.domain.sql;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A statement of PostgreSQL. */
final class PostgresStatement extends Statement {
    /** Locks, INTO, and whatever brings in another statement. */
    private static final Set<String> WRITING = words("call delete do execute for insert into lock merge update with");

    /** Reserved, or "cannot be function or type", unless qualified (PostgreSQL documentation, appendix C). */
    private static final Set<String> NO_CALL =
            words("all and any as between case coalesce distinct else except exists from having in intersect limit not "
                    + "offset on or select some then union using values when where");

    private static final Set<String> QUERIES = words("select show table values");

    /** Commands that a lost session undoes by itself. */
    private static final Set<String> SESSION_ONLY =
            words("begin close deallocate discard listen release reset savepoint set unlisten");

    private final Set<PostgresMark> marks = EnumSet.noneOf(PostgresMark.class);
    private final SetConfigCall setConfig = new SetConfigCall();
    private Optional<String> keptByFunction = Optional.empty();
    private int bodyDepth;

    /** A body is {@code BEGIN ATOMIC … END}. */
    @Override
    boolean isInsideBody() {
        return bodyDepth > 0;
    }

    @Override
    void note(Token token, String text) {
        if (token == Token.WORD) {
            noteBody(text);
        }
        if (token == Token.WORD || token == Token.QUOTED_NAME) {
            noteMarks(text);
        }
        if (text.equals("(") && isCallee()) {
            noteCall(previousText());
        }
        setConfig.add(token, text);
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
        return QUERIES.contains(head().word(0));
    }

    @Override
    boolean isSessionOnly() {
        StatementHead head = head();
        return SESSION_ONLY.contains(head.word(0))
                || head.begins("start", "transaction")
                || head.word(0).equals("rollback")
                        && control() == TransactionControl.NONE
                        && !head.begins("rollback", "prepared");
    }

    @Override
    TransactionControl control() {
        StatementHead head = head();
        return switch (head.word(0)) {
            case "begin" -> TransactionControl.BEGINS;
            case "start" -> head.begins("start", "transaction") ? TransactionControl.BEGINS : TransactionControl.NONE;
            case "commit", "end" -> ending(TransactionControl.COMMITS);
            case "rollback", "abort" ->
                head.has("to", 1) ? TransactionControl.NONE : ending(TransactionControl.ROLLS_BACK);
            case "prepare" ->
                head.begins("prepare", "transaction") ? TransactionControl.MAY_COMMIT : TransactionControl.NONE;
            default -> TransactionControl.NONE;
        };
    }

    private TransactionControl ending(TransactionControl plain) {
        if (head().word(1).equals("prepared")) {
            return TransactionControl.NONE;
        }
        return head().chains() ? TransactionControl.MAY_COMMIT_AND_BEGINS : plain;
    }

    @Override
    Optional<String> sessionChange() {
        Optional<String> byCommand = PostgresSessionCommand.change(head(), marks);
        if (byCommand.isPresent()) {
            return byCommand;
        }
        return setConfig.isForSession() ? Optional.of(SessionFunctions.SET_CONFIG) : keptByFunction;
    }

    private void noteCall(String name) {
        if (name.equals(SessionFunctions.SET_CONFIG)) {
            setConfig.open();
        } else if (keptByFunction.isEmpty()) {
            keptByFunction = SessionFunctions.named(name);
        }
    }

    private void noteBody(String word) {
        if (bodyDepth == 0) {
            boolean begins = word.equals("atomic") && previousText().equals("begin");
            bodyDepth = begins && head().begins("create") ? 1 : 0;
        } else if (word.equals("case") || word.equals("begin")) {
            bodyDepth++;
        } else if (word.equals("end")) {
            bodyDepth--;
        }
    }

    private void noteMarks(String name) {
        String before = previousText();
        if (name.equals(SessionFunctions.TEMPORARY_SCHEMA)) {
            marks.add(PostgresMark.TEMPORARY_SCHEMA);
        } else if (before.equals("into") && (name.equals("temp") || name.equals("temporary"))) {
            marks.add(PostgresMark.INTO_TEMPORARY);
        } else if (before.equals("commit") && name.equals("drop")) {
            marks.add(PostgresMark.ON_COMMIT_DROP);
        } else if (before.equals("with") && name.equals("hold")) {
            marks.add(PostgresMark.WITH_HOLD);
        }
    }
}
