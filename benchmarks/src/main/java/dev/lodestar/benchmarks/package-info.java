/**
 * Programs that measure and print: what failing over costs a client, and what a statement costs when nothing fails. They run
 * against real servers of the test kit, beside the plain driver, and are no part of what users get.
 *
 * <p>Nothing here is a test: a figure that must hold is asserted where the code is that it is about.
 */
package dev.lodestar.benchmarks;
