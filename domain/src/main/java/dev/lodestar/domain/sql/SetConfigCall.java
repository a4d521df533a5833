package dev.lodestar.domain.sql;

/**
 * Follows the arguments of {@code set_config(name, value, is_local)}. Only a last argument that is the bare word
 * {@code true} proves that the setting ends with the transaction (PostgreSQL documentation, 9.28.1).
 */
final class SetConfigCall {
    private boolean active;
    private boolean forSession;
    private int depth;
    private String last = "";
    private String beforeLast = "";

    /** The next token is the parenthesis that opens the arguments. */
    void open() {
        forSession |= active;
        active = true;
        depth = 0;
    }

    void add(Token token, String text) {
        if (!active) {
            return;
        }
        if (text.equals("(")) {
            depth++;
        } else if (text.equals(")") && --depth == 0) {
            active = false;
            forSession |= !(last.equals("true") && beforeLast.equals(","));
        }
        beforeLast = last;
        last = token == Token.WORD || token == Token.SYMBOL ? text : "";
    }

    /** Whether some call sets something for the rest of the session, or was left open. */
    boolean isForSession() {
        return forSession || active;
    }
}
