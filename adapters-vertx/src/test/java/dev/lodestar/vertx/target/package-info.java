/** The client and its sockets, on real servers and on misbehaved ones. */
@NullMarked
package dev.lodestar.vertx.target;

import org.jspecify.annotations.NullMarked;
