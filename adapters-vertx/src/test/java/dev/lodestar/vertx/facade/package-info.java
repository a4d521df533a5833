/** The faces of the pool, as far as they can be tested without a server. */
@NullMarked
package dev.lodestar.vertx.facade;

import org.jspecify.annotations.NullMarked;
