/**
 * Measures the client's share of a failover: the time from the moment at which a promoted server accepts writes to the
 * application's first success on it. Everything before that moment is the cluster's affair and the same for every
 * client.
 *
 * <p>{@link dev.lodestar.benchmarks.crash.CrashFigures} is the program. {@code Round} and {@code Figures} are pure.
 */
package dev.lodestar.benchmarks.crash;
