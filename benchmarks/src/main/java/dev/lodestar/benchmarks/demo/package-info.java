/**
 * The main job, shown: a steady application on a real three-node cluster whose writer crashes, freezes and is switched
 * over.
 *
 * <p>{@link dev.lodestar.benchmarks.demo.Demo} is the program and {@code Show} the play: it moves the cluster through
 * the acts of a {@code Script}. {@code workload} is the application, {@code story} what happened as pure values, {@code
 * screen} the terminal and {@code page} the HTML page.
 */
package dev.lodestar.benchmarks.demo;
