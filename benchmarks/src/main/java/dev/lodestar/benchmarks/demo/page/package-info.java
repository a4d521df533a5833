/** The page: one file with everything in it, drawn from a story. Pure. */
package dev.lodestar.benchmarks.demo.page;
