/**
 * What several programs of this module need: data sources and pools on clusters of the test kit, and the library's own words.
 */
package dev.lodestar.benchmarks.workbench;
