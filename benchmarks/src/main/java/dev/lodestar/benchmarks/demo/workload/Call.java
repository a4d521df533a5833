package dev.lodestar.benchmarks.demo.workload;

/**
 * One job of one worker, over. Moments are of {@link System#nanoTime()}.
 *
 * @param work the number of what was written, unique in the run; 0 if nothing was to be written
 * @param server the address of the server that answered; empty for a failure
 * @param sqlState empty for a success
 */
public record Call(
        int worker, Job job, long work, long begun, long ended, Ending ending, String server, String sqlState) {

    public boolean succeeded() {
        return ending == Ending.ANSWERED;
    }
}
