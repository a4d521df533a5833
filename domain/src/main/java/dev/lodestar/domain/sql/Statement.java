package dev.lodestar.domain.sql;

import dev.lodestar.domain.sql.StatementTraits.Reach;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One statement of a text while it is read: its first words, and what was noticed on the way. What the words mean is the
 * affair of the family.
 */
abstract class Statement {
    private final StatementHead head = new StatementHead();
    private boolean calls;
    private boolean writes;
    private boolean escapes;
    private Token previous = Token.END;
    private String previousText = "";
    private boolean previousQualified;

    final boolean isEmpty() {
        return previous == Token.END;
    }

    final void add(Token token, SqlScanner scanner) {
        String text = textOf(token, scanner);
        head.add(token, text);
        if (token == Token.WORD) {
            writes |= isWriting(text);
        } else if (token == Token.SYMBOL) {
            // Escapes of JDBC ({fn …}, {call …}) hide calls; backquotes are symbols only where they quote nothing.
            escapes |= text.equals("{") || text.equals("`");
            calls |= text.equals("(") && isCallee();
        }
        note(token, text);
        previousQualified = previousText.equals(".");
        previous = token;
        previousText = text;
    }

    final Reach reach() {
        if (calls || escapes) {
            return Reach.DATABASE;
        }
        if (isQuery() && !writes) {
            return Reach.READS;
        }
        return isSessionOnly() ? Reach.SESSION : Reach.DATABASE;
    }

    final StatementHead head() {
        return head;
    }

    /** What stood before the token that is being noted; empty for strings. */
    final String previousText() {
        return previousText;
    }

    /** Whether a parenthesis at this place is the beginning of a call. */
    final boolean isCallee() {
        return previous == Token.QUOTED_NAME
                || previous == Token.TEXT
                || previous == Token.WORD && (previousQualified || !isKeyword(previousText));
    }

    /** Whether some word was among the {@link #isWriting writing} ones. */
    final boolean writes() {
        return writes;
    }

    /** Whether the tokens are those of a body in which a semicolon ends nothing. */
    abstract boolean isInsideBody();

    /** Takes a note of whatever the family wants to know of its statements. */
    abstract void note(Token token, String text);

    /** Whether a word, in lower case, keeps a query from being surely read-only. */
    abstract boolean isWriting(String word);

    /** Whether a word, in lower case, may stand before a parenthesis and cannot be the name of a function. */
    abstract boolean isKeyword(String word);

    /** Whether it begins like a query. */
    abstract boolean isQuery();

    /** Whether it does nothing but what a lost session undoes by itself. */
    abstract boolean isSessionOnly();

    abstract TransactionControl control();

    abstract Optional<String> sessionChange();

    static Set<String> words(String separatedByBlanks) {
        return new TreeSet<>(List.of(separatedByBlanks.split(" ")));
    }

    private static String textOf(Token token, SqlScanner scanner) {
        return switch (token) {
            case WORD -> Letters.lower(scanner.lexeme(token));
            case QUOTED_NAME, SYMBOL, NUMBER -> scanner.lexeme(token);
            // What strings hold must not get into messages.
            case TEXT, END -> "";
        };
    }
}
