/**
 * What an application sees of Lodestar for JDBC: the driver, the data source, and the exceptions that tell what became
 * of its work. All other packages of this module are internal.
 *
 * <h2>Exceptions of a failover</h2>
 *
 * <table>
 * <caption>By SQLState</caption>
 * <tr><th>SQLState</th><th>class</th><th>the connection</th><th>what to do</th></tr>
 * <tr><td>08S02</td><td>{@link dev.lodestar.jdbc.ConnectionMovedException}</td><td>usable, on another host</td>
 *     <td>create statements again and repeat the call</td></tr>
 * <tr><td>08007</td><td>{@link dev.lodestar.jdbc.TransactionLostException}</td><td>usable unless the message says that
 *     it is closed; no transaction</td>
 *     <td>look whether the work arrived, then begin the whole transaction again</td></tr>
 * <tr><td>08006</td><td>{@link dev.lodestar.jdbc.SessionLostException}</td><td>closed</td>
 *     <td>open a new connection, set its session up, begin the whole transaction again</td></tr>
 * <tr><td>08001</td><td>{@link dev.lodestar.jdbc.NoHostAvailableException}</td><td>closed</td>
 *     <td>wait, open a new connection, begin the whole transaction again</td></tr>
 * <tr><td>08003</td><td>{@link java.sql.SQLNonTransientConnectionException}</td><td>closed earlier</td>
 *     <td>open a new connection</td></tr>
 * <tr><td>26000, 24000</td><td>{@link java.sql.SQLNonTransientException}</td><td>usable</td>
 *     <td>the statement (26000) or result set (24000) is older than the last move: create it again</td></tr>
 * </table>
 *
 * <p>A pool such as HikariCP drops a connection that threw an SQLState of class 08 and lends another one, which is
 * right for all of them, only not necessary after 08S02 and 08007.
 */
@NullMarked
package dev.lodestar.jdbc;

import org.jspecify.annotations.NullMarked;
