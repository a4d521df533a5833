/**
 * The main job, shown: two steady applications, one of JDBC and one of Vert.x, on a real three-node cluster whose writer
 * crashes, freezes and is switched over.
 *
 * <p>{@link dev.lodestar.benchmarks.demo.Demo} is the program and {@code Show} the play: it moves the cluster through
 * its acts, with the {@code Company} on it. {@code workload} has the applications, {@code story} what happened as pure values, {@code
 * screen} the terminal and {@code page} the HTML page.
 */
package dev.lodestar.benchmarks.demo;
