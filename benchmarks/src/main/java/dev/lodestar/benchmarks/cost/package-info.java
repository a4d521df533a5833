/**
 * Measures what a query costs more through the Vert.x pool than through the plain client, when nothing fails.
 *
 * <p>{@link dev.lodestar.benchmarks.cost.QueryCost} is the program. {@code Spread} is pure.
 */
package dev.lodestar.benchmarks.cost;
