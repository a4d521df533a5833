package dev.lodestar.domain.sql;

/**
 * Cuts a text into tokens by the rules of PostgreSQL (documentation, 4.1 Lexical Structure; {@code scan.l}): nested
 * comments, escape strings, strings continued on the next line, dollar quotes. Whatever is not closed ends with the
 * text. Where the tokens might be cut differently by another setting of the server, {@link #isDoubtful} tells.
 */
final class SqlScanner {

    /** How a backslash in a string is read. */
    private enum Spelling {
        /** As itself, unless the server has standard-conforming strings off. */
        PLAIN,
        /** As the beginning of an escape: {@code E'…'}. */
        ESCAPES,
        /** As the beginning of an escape that cannot hide a quote: {@code U&'…'}. */
        UNICODE
    }

    private final String sql;
    private int position;
    private int start;
    private boolean doubtful;

    SqlScanner(String sql) {
        this.sql = sql;
    }

    /** Goes to the next token. */
    Token next() {
        int from = BlankText.skip(sql, position);
        doubtful |= BlankText.isUnclosedComment(sql, position, from);
        start = from;
        if (from >= sql.length()) {
            position = sql.length();
            return Token.END;
        }
        char c = sql.charAt(from);
        if (Letters.startsWord(c)) {
            return wordOrPrefixed(c);
        }
        if (Letters.isDigit(c)) {
            return number(from);
        }
        return switch (c) {
            case '\'' -> text(from + 1, Spelling.PLAIN);
            case '"' -> quotedName(from + 1);
            case '$' -> dollar();
            default -> symbol();
        };
    }

    /** The current token as written, without the quotes of a quoted name. */
    String lexeme(Token token) {
        if (token != Token.QUOTED_NAME) {
            return sql.substring(start, position);
        }
        int open = sql.indexOf('"', start) + 1;
        return sql.substring(open, Math.max(open, position - 1));
    }

    /** The first character of the current token. */
    char first() {
        return sql.charAt(start);
    }

    /** Whether the current token reads like {@code word}, given in lower case. */
    boolean reads(String word) {
        return position - start == word.length() && Letters.holds(sql, start, word);
    }

    /** Whether something so far was not closed, or would be cut differently without standard-conforming strings. */
    boolean isDoubtful() {
        return doubtful;
    }

    private Token wordOrPrefixed(char c) {
        char next = at(start + 1);
        if (next == '\'' && (c == 'e' || c == 'E')) {
            return text(start + 2, Spelling.ESCAPES);
        }
        if (next == '\'' && "bBxXnN".indexOf(c) >= 0) {
            return text(start + 2, Spelling.PLAIN);
        }
        if (next == '&' && (c == 'u' || c == 'U')) {
            char quote = at(start + 2);
            if (quote == '\'') {
                return text(start + 3, Spelling.UNICODE);
            }
            if (quote == '"') {
                return quotedName(start + 3);
            }
        }
        int end = start + 1;
        while (end < sql.length() && Letters.continuesWord(sql.charAt(end))) {
            end++;
        }
        position = end;
        return Token.WORD;
    }

    /** Letters are left to the next token: {@code 1FOR} was a number and a keyword before PostgreSQL 15. */
    private Token number(int from) {
        int end = from;
        while (end < sql.length() && (Letters.isDigit(sql.charAt(end)) || sql.charAt(end) == '.')) {
            end++;
        }
        position = end;
        return Token.NUMBER;
    }

    private Token text(int from, Spelling spelling) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\') {
                doubtful |= spelling == Spelling.PLAIN;
                i += spelling == Spelling.ESCAPES ? 2 : 1;
            } else if (c != '\'') {
                i++;
            } else if (at(i + 1) == '\'') {
                i += 2;
            } else {
                int continued = BlankText.continuationOf(sql, i + 1);
                if (continued < 0) {
                    position = i + 1;
                    return Token.TEXT;
                }
                i = continued;
            }
        }
        return unclosed(Token.TEXT);
    }

    private Token quotedName(int from) {
        int i = from;
        while (i < sql.length()) {
            if (sql.charAt(i) != '"') {
                i++;
            } else if (at(i + 1) == '"') {
                i += 2;
            } else {
                position = i + 1;
                return Token.QUOTED_NAME;
            }
        }
        return unclosed(Token.QUOTED_NAME);
    }

    private Token dollar() {
        if (Letters.isDigit(at(start + 1))) {
            return number(start + 1);
        }
        int tagEnd = start + 1;
        if (Letters.startsWord(at(tagEnd))) {
            while (tagEnd < sql.length() && sql.charAt(tagEnd) != '$' && Letters.continuesWord(sql.charAt(tagEnd))) {
                tagEnd++;
            }
        }
        if (at(tagEnd) != '$') {
            return symbol();
        }
        String tag = sql.substring(start, tagEnd + 1);
        int close = sql.indexOf(tag, tagEnd + 1);
        if (close < 0) {
            return unclosed(Token.TEXT);
        }
        position = close + tag.length();
        return Token.TEXT;
    }

    private Token symbol() {
        position = start + 1;
        return Token.SYMBOL;
    }

    private Token unclosed(Token token) {
        doubtful = true;
        position = sql.length();
        return token;
    }

    /** The character at {@code index}; NUL, which no SQL text may hold, behind the end. */
    private char at(int index) {
        return index < sql.length() ? sql.charAt(index) : '\0';
    }
}
