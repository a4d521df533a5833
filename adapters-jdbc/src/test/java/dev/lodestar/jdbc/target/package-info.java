/**
 * Physical connections against real servers and against little hosts that misbehave on purpose. Times are taken from
 * events; bounds are generous, so that a busy machine doesn't fail a test, and yet far below what a hang would take.
 */
@NullMarked
package dev.lodestar.jdbc.target;

import org.jspecify.annotations.NullMarked;
