package dev.lodestar.domain.sql;

import dev.lodestar.domain.sql.StatementTraits.Reach;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One statement of a text while it is read: its first words, and what was noticed on the way. */
final class Statement {
    /** Words that keep a query from being surely read-only: locks, INTO, and whatever brings in another statement. */
    private static final Set<String> WRITING = words("call delete do execute for insert into lock merge update with");

    /**
     * Keywords that may stand before a parenthesis and cannot be the name of a function unless qualified (PostgreSQL
     * documentation, appendix C: reserved, or "cannot be function or type").
     */
    private static final Set<String> NO_CALL =
            words("all and any as between case coalesce distinct else except exists from having in intersect limit not "
                    + "offset on or select some then union using values when where");

    private final StatementHead head = new StatementHead();
    private final Set<Mark> marks = EnumSet.noneOf(Mark.class);
    private final SetConfigCall setConfig = new SetConfigCall();
    private Optional<String> keptByFunction = Optional.empty();
    private boolean calls;
    private boolean writes;
    private boolean escapes;
    private int bodyDepth;
    private Token previous = Token.END;
    private String previousText = "";
    private boolean previousQualified;

    boolean isEmpty() {
        return previous == Token.END;
    }

    /** Whether the tokens are those of a body {@code BEGIN ATOMIC … END}, in which a semicolon ends nothing. */
    boolean isInsideBody() {
        return bodyDepth > 0;
    }

    void add(Token token, SqlScanner scanner) {
        String text = textOf(token, scanner);
        head.add(token, text);
        switch (token) {
            case WORD -> {
                writes |= WRITING.contains(text);
                noteBody(text);
                noteMarks(text);
            }
            case QUOTED_NAME -> noteMarks(text);
            case SYMBOL -> noteSymbol(text);
            case TEXT, NUMBER, END -> {}
        }
        setConfig.add(token, text);
        previousQualified = previousText.equals(".");
        previous = token;
        previousText = text;
    }

    TransactionControl control() {
        return head.control();
    }

    Reach reach() {
        if (calls || escapes) {
            return Reach.DATABASE;
        }
        if (head.isQuery() && !writes) {
            return Reach.READS;
        }
        return head.isSessionOnly() ? Reach.SESSION : Reach.DATABASE;
    }

    Optional<String> sessionChange() {
        Optional<String> byCommand = SessionCommand.change(head, marks);
        if (byCommand.isPresent()) {
            return byCommand;
        }
        return setConfig.isForSession() ? Optional.of(SessionFunctions.SET_CONFIG) : keptByFunction;
    }

    private static Set<String> words(String separatedByBlanks) {
        return new TreeSet<>(List.of(separatedByBlanks.split(" ")));
    }

    private static String textOf(Token token, SqlScanner scanner) {
        return switch (token) {
            case WORD -> Letters.lower(scanner.lexeme(token));
            case QUOTED_NAME, SYMBOL -> scanner.lexeme(token);
            // What strings hold must not get into messages.
            case TEXT, NUMBER, END -> "";
        };
    }

    private void noteSymbol(String symbol) {
        // Escapes of JDBC ({fn …}, {call …}) hide calls; backquotes are not PostgreSQL.
        escapes |= symbol.equals("{") || symbol.equals("`");
        if (symbol.equals("(") && isCallee()) {
            calls = true;
            if (previousText.equals(SessionFunctions.SET_CONFIG)) {
                setConfig.open();
            } else if (keptByFunction.isEmpty()) {
                keptByFunction = SessionFunctions.named(previousText);
            }
        }
    }

    private boolean isCallee() {
        return previous == Token.QUOTED_NAME
                || previous == Token.WORD && (previousQualified || !NO_CALL.contains(previousText));
    }

    private void noteBody(String word) {
        if (bodyDepth == 0) {
            bodyDepth = word.equals("atomic") && previousText.equals("begin") && head.begins("create") ? 1 : 0;
        } else if (word.equals("case") || word.equals("begin")) {
            bodyDepth++;
        } else if (word.equals("end")) {
            bodyDepth--;
        }
    }

    private void noteMarks(String name) {
        if (name.equals(SessionFunctions.TEMPORARY_SCHEMA)) {
            marks.add(Mark.TEMPORARY_SCHEMA);
        } else if (previousText.equals("into") && (name.equals("temp") || name.equals("temporary"))) {
            marks.add(Mark.INTO_TEMPORARY);
        } else if (previousText.equals("commit") && name.equals("drop")) {
            marks.add(Mark.ON_COMMIT_DROP);
        } else if (previousText.equals("with") && name.equals("hold")) {
            marks.add(Mark.WITH_HOLD);
        }
    }
}
