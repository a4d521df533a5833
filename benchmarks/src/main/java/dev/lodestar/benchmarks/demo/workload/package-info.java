/**
 * The application of the demo: workers with one connection each that read, write and run short transactions, and note
 * how each call ended. Knows nothing of faults, screens and pages. Another kind of application (an event-loop one, say)
 * fills a {@code Trail} of its own.
 */
package dev.lodestar.benchmarks.demo.workload;
