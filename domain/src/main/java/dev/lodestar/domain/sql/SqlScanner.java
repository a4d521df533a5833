package dev.lodestar.domain.sql;

import dev.lodestar.domain.sql.Lexis.Feature;

/**
 * Cuts a text into tokens by the rules of a {@link Lexis}. Whatever is not closed ends with the text. Where the tokens
 * might be cut differently by another setting of the server, {@link #isDoubtful} tells.
 */
final class SqlScanner {

    /** How a backslash in a string is read. */
    private enum Backslash {
        /** As itself; a server may be set to read an escape. */
        PLAIN_HERE,
        /** As the beginning of an escape; a server may be set to read it as itself. */
        ESCAPE_HERE,
        /** As the beginning of an escape, by the spelling of the string: {@code E'…'}. */
        ESCAPE,
        /** As the beginning of an escape that cannot hide a quote: {@code U&'…'}. */
        UNICODE_ESCAPE
    }

    private final String sql;
    private final Lexis lexis;
    private final Backslash ordinary;
    private int position;
    private int start;
    private boolean doubtful;
    private boolean executable;

    SqlScanner(String sql, Lexis lexis) {
        this.sql = sql;
        this.lexis = lexis;
        this.ordinary = lexis.has(Feature.BACKSLASH_ESCAPES) ? Backslash.ESCAPE_HERE : Backslash.PLAIN_HERE;
    }

    /** Goes to the next token. */
    Token next() {
        start = skipBlanks();
        if (start >= sql.length()) {
            position = sql.length();
            return Token.END;
        }
        char c = sql.charAt(start);
        if (Letters.startsWord(c)) {
            return wordOrPrefixed(c);
        }
        if (Letters.isDigit(c)) {
            return numberOrName();
        }
        return switch (c) {
            case '\'' -> text(start + 1, c, ordinary);
            case '"' -> lexis.has(Feature.BACKQUOTES) ? text(start + 1, c, ordinary) : quotedName(start + 1, c);
            case '`' -> lexis.has(Feature.BACKQUOTES) ? quotedName(start + 1, c) : symbol();
            case '$' -> dollar();
            default -> symbol();
        };
    }

    private int skipBlanks() {
        int from = position;
        int to = skipped(from);
        // Where the code of an executable comment ends, there is a blank.
        while (executable && sql.startsWith("*/", to)) {
            executable = false;
            to = skipped(to + 2);
        }
        return to;
    }

    private int skipped(int from) {
        int to = BlankText.skip(sql, from, lexis);
        doubtful |= BlankText.isDoubtful(sql, from, to, lexis);
        executable |= BlankText.opensExecutable(sql, from, to, lexis);
        return to;
    }

    /** The current token as written, without the quotes of a quoted name. */
    String lexeme(Token token) {
        if (token != Token.QUOTED_NAME) {
            return sql.substring(start, position);
        }
        int open = start;
        while (sql.charAt(open) != '"' && sql.charAt(open) != '`') {
            open++;
        }
        return sql.substring(open + 1, Math.max(open + 1, position - 1));
    }

    /** The first character of the current token. */
    char first() {
        return sql.charAt(start);
    }

    /** Whether something so far was not closed, or would be cut differently by a server with other settings. */
    boolean isDoubtful() {
        return doubtful;
    }

    private Token wordOrPrefixed(char c) {
        if (lexis.has(Feature.PREFIXED_STRINGS)) {
            char next = at(start + 1);
            if (next == '\'' && (c == 'e' || c == 'E')) {
                return text(start + 2, next, Backslash.ESCAPE);
            }
            if (next == '\'' && "bBxXnN".indexOf(c) >= 0) {
                return text(start + 2, next, ordinary);
            }
            char quote = at(start + 2);
            if (next == '&' && (c == 'u' || c == 'U') && (quote == '\'' || quote == '"')) {
                return quote == '"' ? quotedName(start + 3, quote) : text(start + 3, quote, Backslash.UNICODE_ESCAPE);
            }
        }
        position = endOfWord(start);
        return Token.WORD;
    }

    private int endOfWord(int from) {
        int end = from + 1;
        while (end < sql.length() && Letters.continuesWord(sql.charAt(end))) {
            end++;
        }
        return end;
    }

    /**
     * Where names cannot begin with a digit, letters are left to the next token: {@code 1FOR} was a number and a keyword
     * before PostgreSQL 15. MySQL takes {@code 1FOR} for a name, but {@code 1e1FOR} and {@code .1FOR} for a number and a
     * keyword, unless a name stands before the dot.
     */
    private Token numberOrName() {
        position = endOfDigits(start);
        if (!lexis.has(Feature.NAMES_BEGIN_WITH_DIGITS)) {
            return Token.NUMBER;
        }
        boolean mayBeName = position == endOfWhole(start) && (start == 0 || sql.charAt(start - 1) != '.');
        int exponent = endOfExponent(position);
        if (exponent == position && mayBeName && Letters.continuesWord(at(position))) {
            position = endOfWord(position);
            return Token.WORD;
        }
        position = exponent;
        doubtful |= Letters.continuesWord(at(position));
        return Token.NUMBER;
    }

    private int endOfWhole(int from) {
        int end = from;
        while (Letters.isDigit(at(end))) {
            end++;
        }
        return end;
    }

    private int endOfDigits(int from) {
        int end = from;
        while (Letters.isDigit(at(end)) || at(end) == '.') {
            end++;
        }
        return end;
    }

    private int endOfExponent(int from) {
        if (at(from) != 'e' && at(from) != 'E') {
            return from;
        }
        int digits = at(from + 1) == '+' || at(from + 1) == '-' ? from + 2 : from + 1;
        int end = endOfWhole(digits);
        return end > digits ? end : from;
    }

    private Token text(int from, char quote, Backslash backslash) {
        int i = from;
        while (i < sql.length()) {
            char c = sql.charAt(i);
            if (c == '\\') {
                i += behindBackslash(at(i + 1), quote, backslash);
            } else if (c != quote) {
                i++;
            } else if (at(i + 1) == quote) {
                i += 2;
            } else {
                int continued = BlankText.continuationOf(sql, i + 1, lexis);
                if (continued < 0) {
                    position = i + 1;
                    return Token.TEXT;
                }
                i = continued;
            }
        }
        return unclosed(Token.TEXT);
    }

    /** How many characters a backslash takes. Both ways of reading cut alike until it stands before the quote. */
    private int behindBackslash(char next, char quote, Backslash backslash) {
        doubtful |= next == quote && (backslash == Backslash.PLAIN_HERE || backslash == Backslash.ESCAPE_HERE);
        return switch (backslash) {
            case ESCAPE, ESCAPE_HERE -> 2;
            case PLAIN_HERE -> next == '\\' ? 2 : 1;
            case UNICODE_ESCAPE -> 1;
        };
    }

    private Token quotedName(int from, char quote) {
        int i = from;
        while (i < sql.length()) {
            if (sql.charAt(i) != quote) {
                i++;
            } else if (at(i + 1) == quote) {
                i += 2;
            } else {
                position = i + 1;
                return Token.QUOTED_NAME;
            }
        }
        return unclosed(Token.QUOTED_NAME);
    }

    private Token dollar() {
        if (!lexis.has(Feature.DOLLAR_QUOTES)) {
            // Names that begin like this, and dollar quotes, came and went with versions of MySQL.
            doubtful = true;
            return symbol();
        }
        if (Letters.isDigit(at(start + 1))) {
            position = endOfDigits(start + 1);
            return Token.NUMBER;
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
