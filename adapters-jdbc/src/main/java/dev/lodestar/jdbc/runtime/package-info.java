/**
 * The blocking interpreter: drives the domain's machines for JDBC.
 *
 * <p>Threads. A call machine runs on the application's own thread ({@link dev.lodestar.jdbc.runtime.BlockingCall}). All
 * cluster machines of a {@link dev.lodestar.jdbc.runtime.Clusters registry} run on one thread, {@code lodestar-clusters}
 * ({@link dev.lodestar.jdbc.runtime.ClusterLoop}), which never does I/O. What may have to be abandoned runs on small bounded
 * pools ({@link dev.lodestar.jdbc.runtime.Hands}): dials of calls on {@code lodestar-call-n}, dials and questions of the
 * cluster machines on {@code lodestar-probe-n}.
 * Threads exist only while a data source or connection needs them.
 *
 * <p>Nothing here decides anything: whoever looks for the logic of failover finds it in {@code dev.lodestar.domain}.
 */
@NullMarked
package dev.lodestar.jdbc.runtime;

import org.jspecify.annotations.NullMarked;
