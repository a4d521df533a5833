/**
 * The code that the README shows, as a program that compiles and runs. Nothing else lives here: an
 * example that needs more than one page gets a module of its own.
 */
package dev.lodestar.examples.quickstart;
