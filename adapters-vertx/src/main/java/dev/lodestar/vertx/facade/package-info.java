/**
 * The faces that an application uses instead of the client's own: pool, connection, queries, prepared statements,
 * cursors, streams, transactions. They count calls, judge failures, and repeat what may be repeated; everything else
 * is the client's object beneath them.
 *
 * <p>Threads: all of it may be used from any thread. What concerns a connection happens on the context it was taken on,
 * and a call from elsewhere is taken there. Rows, tuples and results are the client's own objects, untouched.
 */
@NullMarked
package dev.lodestar.vertx.facade;

import org.jspecify.annotations.NullMarked;
