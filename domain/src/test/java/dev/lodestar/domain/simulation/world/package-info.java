/**
 * The world as it truly is: clusters of servers with their roles, the names that lead to them, and the network between.
 * Nothing here knows what a client believes.
 */
@NullMarked
package dev.lodestar.domain.simulation.world;

import org.jspecify.annotations.NullMarked;
