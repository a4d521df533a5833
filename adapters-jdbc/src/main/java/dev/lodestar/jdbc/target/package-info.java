/**
 * Everything that touches a physical connection of the target driver: opening it by a deadline, asking it, aborting it,
 * and reading its exceptions. Knows neither plugins nor the façade. {@link dev.lodestar.jdbc.target.TargetDriver} is
 * the door; only classes named {@code Postgres…} (and {@code FactoryVisibility}) name pgjdbc.
 *
 * <p>The driver's sockets are made here. That is what makes the rest possible: an abort closes the raw TCP socket below
 * TLS and protocol, a deadline is checked at every read, and timeouts and keepalive are exact.
 *
 * <p><b>Threads.</b> None of our own. Whoever opens or asks does it on his thread; the patience he gives is kept on
 * that thread, and anybody may abort. Two things escape: the JDK's name lookup can't be interrupted, and a write has no
 * timeout in Java, so a call that sends more than the buffers hold to a frozen host ends only by an abort.
 *
 * <h2>What pgjdbc 42.7.14 does</h2>
 * Found in its code and by tries against frozen servers; newer versions may differ.
 *
 * <ul>
 *   <li>{@code Connection.abort} closes the socket it sees without a lock. In clear that is at once. With TLS it is
 *       {@code SSLSocket.close}, which sends a farewell: behind a blocked write it waits for ever.
 *   <li>{@code Connection.close} sends Terminate and sets its one-second timeout for reads only: behind a blocked write
 *       it waits for ever, in clear too. On an idle connection to a frozen or dead host it takes a millisecond.
 *   <li>{@code isClosed} is the socket's: after an abort below TLS it says false until the driver touches the socket.
 *   <li>{@code isValid(n)} needs the executor's lock: behind a call in flight it waits for that call, whatever n says.
 *   <li>{@code getTransactionState} is a volatile field with the last ReadyForQuery: never blocks, and survives the
 *       connection. Until the answer to its BEGIN has come, the first statement with autocommit off shows IDLE.
 *   <li>{@code setNetworkTimeout} and {@code getNetworkTimeout} take no lock; a read under way keeps its old timeout.
 *       After a timeout the driver closes the connection.
 *   <li>A statement executes under its own lock and the executor's. {@code Statement.cancel} takes neither, but holds
 *       the connection's while it dials: up to {@code cancelSignalTimeout} (10 s) to connect and as long to wait for
 *       the server to hang up, and the cancelled call doesn't return before. Query timeouts cancel on one timer thread
 *       that all connections of the JVM share, so one silent host delays all of them.
 *   <li>Cancel requests are sent in clear, with TLS connections too.
 *   <li>{@code connectTimeout}, {@code socketTimeout}, {@code loginTimeout} are whole seconds; the handshake of TLS is
 *       bounded by {@code connectTimeout} a read. {@code loginTimeout} starts a thread.
 *   <li>A {@link java.net.SocketTimeoutException} is swallowed and the read repeated unless the driver itself asked for
 *       a timeout, and with {@code sslmode=prefer}, the default, it makes the driver try again without TLS: a server
 *       slower than {@code sslResponseTimeout} (5 s) is spoken to in clear. With {@code allow} any failure of the
 *       transport is tried twice. Hence {@link dev.lodestar.jdbc.target.OutOfPatience} is no such exception.
 *   <li>Of a name's addresses only the first is tried.
 *   <li>The property {@code service} is read from the URL only; without a password the file {@code .pgpass} is asked.
 *   <li>A class named in a property is looked up by the driver's class loader, then by the context class loader of the
 *       thread that opens the connection.
 *   <li>A backend does not notice that its client is gone while it executes ({@code client_connection_check_interval}
 *       is 0): a statement whose connection was aborted goes on, and may commit.
 * </ul>
 */
@NullMarked
package dev.lodestar.jdbc.target;

import org.jspecify.annotations.NullMarked;
