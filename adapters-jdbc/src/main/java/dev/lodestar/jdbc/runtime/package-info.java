/**
 * The blocking interpreter: drives the domain's machines for JDBC.
 *
 * <p>Threads. A call machine runs on the application's own thread ({@link dev.lodestar.jdbc.runtime.BlockingCall}). All
 * cluster machines of a {@link dev.lodestar.jdbc.runtime.Clusters registry} run on one thread, {@code lodestar-clusters}
 * ({@link dev.lodestar.jdbc.runtime.ClusterLoop}), which never does I/O. What may have to be abandoned (dials, questions of
 * the cluster machines) runs on a small bounded pool, {@code lodestar-hand-n} ({@link dev.lodestar.jdbc.runtime.Hands}).
 * Threads exist only while a data source or connection needs them.
 *
 * <p>Nothing here decides anything: whoever looks for the logic of failover finds it in {@code dev.lodestar.domain}.
 */
@NullMarked
package dev.lodestar.jdbc.runtime;

import org.jspecify.annotations.NullMarked;
