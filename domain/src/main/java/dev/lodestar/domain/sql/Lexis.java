package dev.lodestar.domain.sql;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * How a text is cut into tokens, as far as families of databases and settings of their servers differ in it.
 *
 * @param features what applies
 */
record Lexis(Set<Feature> features) {

    /** What one family has and the other has not. */
    enum Feature {
        /** Block comments nest. */
        NESTED_COMMENTS,
        /** A comment may begin with {@code #}. */
        HASH_COMMENTS,
        /** Two dashes begin a comment only if a blank, a control character or the end of the text follows. */
        DASHES_NEED_BLANK,
        /** A carriage return, too, ends a line. */
        CARRIAGE_RETURN_ENDS_LINE,
        /** <code>/&#42;!</code> begins no comment but code, for versions of the server that are not known here. */
        EXECUTABLE_COMMENTS,
        /** A backslash in an ordinary string begins an escape. */
        BACKSLASH_ESCAPES,
        /** {@code E'…'}, {@code U&'…'}, {@code U&"…"}, {@code B'…'}, {@code X'…'}, {@code N'…'}. */
        PREFIXED_STRINGS,
        /** Two strings are one if a new line stands between them. */
        CONTINUED_STRINGS,
        /** {@code $tag$…$tag$} is a string, and {@code $1} a parameter. */
        DOLLAR_QUOTES,
        /** Names stand in backquotes; what stands in double quotes is a string, or a name with {@code ANSI_QUOTES}. */
        BACKQUOTES,
        /** A name may begin with a digit. */
        NAMES_BEGIN_WITH_DIGITS
    }

    /** With {@code standard_conforming_strings} on, its default (PostgreSQL, {@code scan.l}). */
    static final Lexis POSTGRESQL = of(
            Feature.NESTED_COMMENTS,
            Feature.CARRIAGE_RETURN_ENDS_LINE,
            Feature.PREFIXED_STRINGS,
            Feature.CONTINUED_STRINGS,
            Feature.DOLLAR_QUOTES);

    /** With the default {@code sql_mode} (MySQL, {@code sql_lex.cc}), all executable comments executed. */
    static final Lexis MYSQL = of(
            Feature.HASH_COMMENTS,
            Feature.DASHES_NEED_BLANK,
            Feature.EXECUTABLE_COMMENTS,
            Feature.BACKSLASH_ESCAPES,
            Feature.BACKQUOTES,
            Feature.NAMES_BEGIN_WITH_DIGITS);

    Lexis {
        features = Collections.unmodifiableSet(EnumSet.copyOf(features));
    }

    private static Lexis of(Feature first, Feature... more) {
        return new Lexis(EnumSet.of(first, more));
    }

    boolean has(Feature feature) {
        return features.contains(feature);
    }

    /** How the same text is read on a server with other settings or of another version. */
    List<Lexis> otherReadings() {
        Lexis otherEscapes = flipped(Feature.BACKSLASH_ESCAPES);
        return has(Feature.EXECUTABLE_COMMENTS)
                ? List.of(
                        otherEscapes,
                        flipped(Feature.EXECUTABLE_COMMENTS),
                        otherEscapes.flipped(Feature.EXECUTABLE_COMMENTS))
                : List.of(otherEscapes);
    }

    private Lexis flipped(Feature feature) {
        Set<Feature> other = EnumSet.copyOf(features);
        if (!other.remove(feature)) {
            other.add(feature);
        }
        return new Lexis(other);
    }

    boolean endsLine(char c) {
        return c == '\n' || c == '\r' && has(Feature.CARRIAGE_RETURN_ENDS_LINE);
    }
}
