/**
 * What several programs of this module need: a data source on a cluster of the test kit, and the library's own words.
 */
package dev.lodestar.benchmarks.workbench;
