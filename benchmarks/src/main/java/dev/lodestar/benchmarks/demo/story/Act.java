package dev.lodestar.benchmarks.demo.story;

import java.util.Optional;

/**
 * One part of the play, over.
 *
 * @param change the change of writer that it brought
 */
public record Act(String title, String sentence, long from, long to, Optional<Change> change) {

    /**
     * A change of writer.
     *
     * @param from number of the former writer
     * @param to number of the writer since then
     * @param server address of the writer since then
     * @param begun when the fault struck, or the planned stop began
     * @param writable when the new writer was first seen to accept writes
     */
    public record Change(int from, int to, String server, long begun, long writable) {}
}
