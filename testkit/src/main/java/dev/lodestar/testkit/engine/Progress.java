package dev.lodestar.testkit.engine;

import java.util.Comparator;

/**
 * How much of the writers' changes a reader has received, to be compared with another reader's.
 *
 * @param term of the writer from which it received last: who received from a later writer is ahead, whatever the
 *     position, for positions under different writers can't be compared; 0 where a database knows no terms
 * @param position how far it came
 */
public record Progress(long term, long position) implements Comparable<Progress> {
    private static final Comparator<Progress> ORDER =
            Comparator.comparingLong(Progress::term).thenComparingLong(Progress::position);

    @Override
    public int compareTo(Progress other) {
        return ORDER.compare(this, other);
    }
}
