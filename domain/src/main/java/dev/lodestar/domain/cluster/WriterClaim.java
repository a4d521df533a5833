package dev.lodestar.domain.cluster;

/**
 * What a host shows for saying <em>I am the writer</em>. Claims are partially ordered; which kind a database offers is a
 * fact of its dialect.
 */
public sealed interface WriterClaim {

    /** How this claim stands to an {@code accepted} one that another host holds. */
    ClaimOrder against(WriterClaim accepted);

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
            if (!(accepted instanceof Timeline other) || !other.lineage.equals(lineage)) {
                return ClaimOrder.INCOMPARABLE;
            }
            int order = Long.compare(number, other.number);
            return order > 0 ? ClaimOrder.NEWER : order < 0 ? ClaimOrder.OLDER : ClaimOrder.INCOMPARABLE;
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
}
