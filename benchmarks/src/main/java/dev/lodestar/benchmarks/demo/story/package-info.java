/**
 * What happened, as values: pure, without clock, thread or I/O. The cluster's truth, what the library believed, what
 * the application saw, the times of each fault, and the checks that decide the demo's exit status.
 */
package dev.lodestar.benchmarks.demo.story;
