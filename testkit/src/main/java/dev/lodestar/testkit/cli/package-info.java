/**
 * A cluster by hand: a command line that starts one, takes commands on its standard input, and ends with it.
 */
package dev.lodestar.testkit.cli;
