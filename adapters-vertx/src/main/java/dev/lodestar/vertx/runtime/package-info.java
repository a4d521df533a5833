/**
 * The event-loop interpreter: drives the domain's machines for Vert.x.
 *
 * <p>Threads. Each Vertx has one {@link dev.lodestar.vertx.runtime.Home} with one event-loop context that belongs to
 * the library. All cluster machines of that Vertx, discoveries, and the call machines that find a route for a pool are
 * confined to it; it exists as long as a pool does. The call machine that admits a fresh connection runs on the
 * context of that connection. Whatever is shared beyond that is a volatile field, and says so.
 *
 * <p>Nothing here decides anything: whoever looks for the logic of failover finds it in {@code dev.lodestar.domain}.
 * Nothing here blocks.
 */
@NullMarked
package dev.lodestar.vertx.runtime;

import org.jspecify.annotations.NullMarked;
