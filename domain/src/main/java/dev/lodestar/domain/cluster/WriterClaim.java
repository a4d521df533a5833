package dev.lodestar.domain.cluster;

import java.util.List;

/**
 * What a host shows for saying <em>I am the writer</em>. Claims are partially ordered; which kind a database offers is a
 * fact of its dialect.
 */
public sealed interface WriterClaim {

    /** How this claim stands to an {@code accepted} one that another host holds. */
    ClaimOrder against(WriterClaim accepted);

    /** Whether it is made in the same database, as far as claims of its kind can tell. */
    default boolean isOfOneHistoryWith(WriterClaim other) {
        return other.getClass() == getClass();
    }

    /** Whether it only goes on where {@code earlier} was, which the same host showed: nothing to tell anybody. */
    default boolean continues(WriterClaim earlier) {
        return equals(earlier);
    }

    /** Whether a switchover leaves the successor with a claim that proves nothing against the one shown before. */
    default boolean canBePassedOn() {
        return false;
    }

    /**
     * A PostgreSQL timeline. Every promotion begins a new one, so on one lineage the higher number was promoted later.
     * Equal numbers on two hosts are two promotions from the same past: split brain. LSNs never order across timelines.
     *
     * @param lineage the system identifier, shared by all physical copies of one database
     * @param number the timeline, from the name of the WAL segment being written
     */
    record Timeline(String lineage, long number) implements WriterClaim {
        @Override
        public ClaimOrder against(WriterClaim accepted) {
            if (!(accepted instanceof Timeline other) || !isOfOneHistoryWith(other)) {
                return ClaimOrder.INCOMPARABLE;
            }
            int order = Long.compare(number, other.number);
            return order > 0 ? ClaimOrder.NEWER : order < 0 ? ClaimOrder.OLDER : ClaimOrder.INCOMPARABLE;
        }

        @Override
        public boolean isOfOneHistoryWith(WriterClaim other) {
            return other instanceof Timeline timeline && timeline.lineage.equals(lineage);
        }

        @Override
        public String toString() {
            return "timeline " + number;
        }
    }

    /**
     * The storage or the service admits one writer at a time (Aurora, Multi-AZ DB clusters), so a claim carries no number:
     * the later observation wins, except that a demoted host has to be seen as reader before it is believed again.
     */
    record Fenced() implements WriterClaim {
        @Override
        public ClaimOrder against(WriterClaim accepted) {
            return accepted instanceof Fenced ? ClaimOrder.BY_OBSERVATION : ClaimOrder.INCOMPARABLE;
        }

        @Override
        public String toString() {
            return "fenced by storage";
        }
    }

    /**
     * The transactions that a MySQL server has executed, be they its own or replicated. Two servers that both take writes
     * drift apart; but a server that lacks something may also be the rightful successor of one that was lost with its last
     * transactions. Servers without GTIDs show an empty set, which tells nothing.
     */
    record Executed(GtidSet transactions) implements WriterClaim {
        @Override
        public ClaimOrder against(WriterClaim accepted) {
            return continues(accepted) ? ClaimOrder.CONTAINING : ClaimOrder.INCOMPARABLE;
        }

        @Override
        public boolean canBePassedOn() {
            return true;
        }

        @Override
        public boolean continues(WriterClaim earlier) {
            return earlier instanceof Executed other && transactions.contains(other.transactions);
        }

        @Override
        public String toString() {
            long count = transactions.sources().values().stream()
                    .flatMap(List::stream)
                    .mapToLong(part -> part.last() - part.first() + 1)
                    .sum();
            return count + " executed transactions";
        }
    }
}
