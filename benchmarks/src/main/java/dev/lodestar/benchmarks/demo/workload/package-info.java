/**
 * The applications of the demo: workers that read, write and run short transactions, and note in a {@code Trail} how each
 * call ended. Those of JDBC are threads with one connection each, those of Vert.x are verticles that share a pool. Knows
 * nothing of faults, screens and pages.
 */
package dev.lodestar.benchmarks.demo.workload;
