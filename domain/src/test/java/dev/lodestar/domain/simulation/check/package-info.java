/** What must never happen, and the grid of what has happened. */
@NullMarked
package dev.lodestar.domain.simulation.check;

import org.jspecify.annotations.NullMarked;
