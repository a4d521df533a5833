package dev.lodestar.domain.sql;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The first tokens of a statement: they say which command it is. */
final class StatementHead {
    /** So many decide every command we know. */
    private static final int LENGTH = 10;

    private static final Set<String> QUERIES = new TreeSet<>(List.of("select", "show", "table", "values"));

    /** Commands that a lost session undoes by itself. */
    private static final Set<String> SESSION_ONLY = new TreeSet<>(List.of(
            "begin", "close", "deallocate", "discard", "listen", "release", "reset", "savepoint", "set", "unlisten"));

    private final List<String> texts = new ArrayList<>(LENGTH);
    private final List<Token> tokens = new ArrayList<>(LENGTH);

    void add(Token token, String text) {
        if (texts.size() < LENGTH) {
            texts.add(text);
            tokens.add(token);
        }
    }

    /** The unquoted word at {@code index}, in lower case; empty if there is something else or nothing. */
    String word(int index) {
        return index < texts.size() && tokens.get(index) == Token.WORD ? texts.get(index) : "";
    }

    /** Whatever stands at {@code index}; empty for strings, numbers and behind the end. */
    String text(int index) {
        return index < texts.size() ? texts.get(index) : "";
    }

    boolean isName(int index) {
        return index < tokens.size() && (tokens.get(index) == Token.WORD || tokens.get(index) == Token.QUOTED_NAME);
    }

    boolean begins(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (!word(i).equals(words[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether one of the words stands between {@code from} and the end of the head. */
    boolean has(String wanted, int from) {
        return indexOf(wanted, from) >= 0;
    }

    int indexOf(String wanted, int from) {
        for (int i = from; i < texts.size(); i++) {
            if (word(i).equals(wanted)) {
                return i;
            }
        }
        return -1;
    }

    boolean isQuery() {
        return QUERIES.contains(word(0));
    }

    boolean isSessionOnly() {
        return SESSION_ONLY.contains(word(0))
                || begins("start", "transaction")
                || word(0).equals("rollback")
                        && control() == TransactionControl.NONE
                        && !begins("rollback", "prepared");
    }

    TransactionControl control() {
        return switch (word(0)) {
            case "begin" -> TransactionControl.BEGINS;
            case "start" -> begins("start", "transaction") ? TransactionControl.BEGINS : TransactionControl.NONE;
            case "commit", "end" -> ending(TransactionControl.COMMITS);
            case "rollback", "abort" -> has("to", 1) ? TransactionControl.NONE : ending(TransactionControl.ROLLS_BACK);
            case "prepare" ->
                begins("prepare", "transaction") ? TransactionControl.MAY_COMMIT : TransactionControl.NONE;
            default -> TransactionControl.NONE;
        };
    }

    private TransactionControl ending(TransactionControl plain) {
        if (word(1).equals("prepared")) {
            return TransactionControl.NONE;
        }
        int chain = indexOf("chain", 1);
        return chain > 0 && !word(chain - 1).equals("no") ? TransactionControl.MAY_COMMIT_AND_BEGINS : plain;
    }
}
