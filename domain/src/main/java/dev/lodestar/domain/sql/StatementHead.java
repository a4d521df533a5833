package dev.lodestar.domain.sql;

import java.util.ArrayList;
import java.util.List;

/** The first tokens of a statement: they say which command it is. */
final class StatementHead {
    /** So many decide every command we know. */
    private static final int LENGTH = 10;

    private static final int NAME_LIMIT = 60;

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

    /** Whatever stands at {@code index}; empty for strings and behind the end. */
    String text(int index) {
        return index < texts.size() ? texts.get(index) : "";
    }

    /** The name at {@code index} in lower case, quoted or not; empty if there is something else or nothing. */
    String name(int index) {
        return isName(index) ? Letters.lower(texts.get(index)) : "";
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

    /** Whether the end of a transaction begins the next one: {@code AND CHAIN}. */
    boolean chains() {
        int chain = indexOf("chain", 1);
        return chain > 0 && !word(chain - 1).equals("no");
    }

    /** The command and the name behind it, with its dots: {@code SET app.tenant}. Never a value. */
    String named(String command, int from) {
        StringBuilder name = new StringBuilder(command);
        String separator = " ";
        for (int i = from; isName(i); i += 2) {
            name.append(separator).append(text(i));
            separator = ".";
            if (!text(i + 1).equals(".")) {
                break;
            }
        }
        return name.length() <= NAME_LIMIT ? name.toString() : name.substring(0, NAME_LIMIT);
    }
}
