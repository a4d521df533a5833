package dev.lodestar.benchmarks.demo.story;

/**
 * What the ledger holds in the end of one piece of work.
 *
 * @param lines how many rows
 * @param server the address of the server that wrote them
 * @param byReader whether that server was a reader by its own account
 */
public record Row(long work, int lines, String server, boolean byReader) {}
