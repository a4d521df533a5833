/**
 * Scenarios on clusters of real servers: what an application of the pool sees. JUnit's thread waits; event loops never
 * do.
 */
@NullMarked
package dev.lodestar.vertx.scenario;

import org.jspecify.annotations.NullMarked;
