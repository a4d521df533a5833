/**
 * What an application sees of Lodestar for Vert.x: the pool, its builder, and the exceptions that tell what became of
 * its work. All other packages of this module are internal.
 *
 * <h2>Failures of a failover</h2>
 *
 * <table>
 * <caption>By SQLState</caption>
 * <tr><th>SQLState</th><th>class</th><th>comes from</th><th>what to do</th></tr>
 * <tr><td>08S02</td><td>{@link dev.lodestar.vertx.ConnectionMovedException}</td><td>connections</td>
 *     <td>take another connection, repeat the call</td></tr>
 * <tr><td>08007</td><td>{@link dev.lodestar.vertx.TransactionLostException}</td><td>connections and pool</td>
 *     <td>look whether the work arrived, then begin the whole transaction again</td></tr>
 * <tr><td>08006</td><td>{@link dev.lodestar.vertx.SessionLostException}</td><td>connections</td>
 *     <td>take another connection, begin again</td></tr>
 * <tr><td>08001</td><td>{@link dev.lodestar.vertx.NoHostAvailableException}</td><td>connections and pool</td>
 *     <td>wait, then begin again</td></tr>
 * </table>
 *
 * <p>Threads: everything here may be used from any thread and any Vert.x context. Nothing here blocks.
 */
@NullMarked
package dev.lodestar.vertx;

import org.jspecify.annotations.NullMarked;
