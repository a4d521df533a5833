/**
 * The faces that an application uses instead of the client's own: pool, connection, queries, prepared statements,
 * cursors, streams, transactions. They count calls, judge failures, and repeat what may be repeated; everything else
 * is the client's object beneath them.
 *
 * <p>Threads: as the client has it. A pool and its queries are used from any thread, a connection and what was made on
 * it from one context. Rows, tuples and results are the client's own objects, untouched.
 */
@NullMarked
package dev.lodestar.vertx.facade;

import org.jspecify.annotations.NullMarked;
