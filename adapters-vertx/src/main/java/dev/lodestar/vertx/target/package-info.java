/**
 * Everything that touches the Vert.x SQL client and its sockets: one ordinary pool a host generation, the sockets
 * beneath it, single connections for machines, and what failures of the client mean in domain words. Decides nothing.
 *
 * <p>Threads: pools and sockets are used from any context. Single connections ({@link
 * dev.lodestar.vertx.target.SingleConnections}) are confined to the context of their machine.
 *
 * <p>Internals of the client are reached in two places only: {@link dev.lodestar.vertx.target.ChannelAccess}, by name,
 * and {@link dev.lodestar.vertx.target.ObservedVertx}.
 */
@NullMarked
package dev.lodestar.vertx.target;

import org.jspecify.annotations.NullMarked;
