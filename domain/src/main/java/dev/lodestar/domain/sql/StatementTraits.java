package dev.lodestar.domain.sql;

import java.util.Optional;

/**
 * What a text surely does and does not do.
 *
 * @param reach the farthest its effects may get
 * @param transaction what it does to the transaction it runs in
 * @param sessionChange a short name, for messages, of session state that the text sets and that we cannot carry to
 *     another connection, for example {@code SET search_path}; empty if there is none
 */
public record StatementTraits(Reach reach, TransactionControl transaction, Optional<String> sessionChange) {

    /** How far the effects of a text may get, the nearest first. */
    public enum Reach {
        /** It surely only reads, under the assumptions of {@link SqlRules}. */
        READS,
        /** It surely touches nothing but its own session and is undone by losing it: {@code BEGIN}, {@code SET}. */
        SESSION,
        /** Anything else: it may write. */
        DATABASE
    }

    /** Whether repeating the text on another host cannot do harm and a reader may answer it. */
    public boolean surelyReadOnly() {
        return reach == Reach.READS;
    }

    /** What can be said if one does not know which of two ways of reading a text is right. */
    StatementTraits or(StatementTraits other) {
        return new StatementTraits(
                reach.compareTo(other.reach) >= 0 ? reach : other.reach,
                transaction == other.transaction ? transaction : TransactionControl.HIDDEN,
                sessionChange.or(other::sessionChange));
    }

    /** The same of a text that nobody can be sure to have read rightly. */
    StatementTraits doubted() {
        return new StatementTraits(Reach.DATABASE, transaction, sessionChange);
    }
}
