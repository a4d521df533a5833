/** Servers that speak TLS. */
@NullMarked
package dev.lodestar.vertx.tls;

import org.jspecify.annotations.NullMarked;
