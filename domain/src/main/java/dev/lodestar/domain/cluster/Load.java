package dev.lodestar.domain.cluster;

import java.time.Duration;

/**
 * How busy a host is and how far its copy is behind, as last told by the database.
 *
 * @param cpuPercent CPU use, 0 to 100; 0 where the database does not tell
 * @param lag age of the newest change it has not applied yet; zero for the writer and where the database does not tell
 */
public record Load(double cpuPercent, Duration lag) {

    /** Nothing is known. */
    public static final Load UNKNOWN = new Load(0, Duration.ZERO);

    public Load {
        if (!(cpuPercent >= 0)) {
            throw new IllegalArgumentException("CPU load " + cpuPercent + " % is negative or no number.");
        }
        if (lag.isNegative()) {
            throw new IllegalArgumentException("Replica lag " + lag + " is negative.");
        }
    }
}
