/** The terminal: a picture that moves, or lines where nobody looks at a terminal. */
package dev.lodestar.benchmarks.demo.screen;
