package dev.lodestar.domain.sql;

/** Kinds of tokens. Comments and blanks are none. */
enum Token {
    /** A keyword or a name without quotes. */
    WORD,
    /** A name in double quotes. */
    QUOTED_NAME,
    /** A string of any spelling. */
    TEXT,
    /** A number or a numbered parameter. */
    NUMBER,
    /** Any other single character. */
    SYMBOL,
    END
}
