package dev.lodestar.domain.dialect;

import java.util.Optional;

/**
 * Finds the dialect of a server by asking it, most specific dialect first. Immutable: each question comes with the
 * detection that understands its answer. Made by {@link DatabaseFamily#detection}.
 */
public interface Detection {

    /** What comes after an answer. */
    sealed interface Step {}

    /** Execute {@code sql} on the same connection and give the answer to {@code then}. */
    record Ask(String sql, Detection then) implements Step {}

    /**
     * The dialect is known.
     *
     * @param advice what the user should look at, as a sentence, if the server left a doubt
     */
    record Found(Dialect dialect, Optional<String> advice) implements Step {}

    /** The statement to begin with, to be executed in autocommit mode on a connection to any host. */
    String firstSql();

    /**
     * Goes on with the answer to the last question.
     *
     * @throws UnreadableAnswer if the server does not answer the survey as any server of its family does
     */
    Step next(Rows rows) throws UnreadableAnswer;

    /**
     * Goes on when the database refused to answer a follow-up question: that dialect is ruled out.
     *
     * @throws UnreadableAnswer if it was the survey that was refused; every server of the family can answer it
     */
    Step refused(String reason) throws UnreadableAnswer;
}
