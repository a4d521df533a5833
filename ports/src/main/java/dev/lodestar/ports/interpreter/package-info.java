/**
 * What every interpreter of the machines has in common, whatever its threads are: a call machine among its ports, a
 * cluster machine with those who wait for its news, the clock, and the log. An adapter adds where and when: threads or
 * contexts, the order of events, wake-ups.
 *
 * <p>The only place outside the adapters that reads a clock and writes a log. It starts no thread, holds no lock, and
 * waits for nothing; what is shared beyond the machine's own thread or context says so.
 */
@NullMarked
package dev.lodestar.ports.interpreter;

import org.jspecify.annotations.NullMarked;
