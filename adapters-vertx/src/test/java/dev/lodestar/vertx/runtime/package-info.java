/** The interpreter, on contexts of a real Vertx. */
@NullMarked
package dev.lodestar.vertx.runtime;

import org.jspecify.annotations.NullMarked;
