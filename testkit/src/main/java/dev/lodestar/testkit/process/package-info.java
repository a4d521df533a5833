/**
 * Processes and folders of this machine: signals, the folder of a cluster, and the guard that outlives a dead JVM.
 *
 * <p>For the engines of the test kit, not for tests. Nothing here knows a database.
 */
package dev.lodestar.testkit.process;
