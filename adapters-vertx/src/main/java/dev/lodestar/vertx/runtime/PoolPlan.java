package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.assembly.ClusterPlan;
import dev.lodestar.vertx.target.Dialling;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.function.Function;

/**
 * What one pool is to be, checked.
 *
 * @param onConnect what the application does with each fresh connection before it is lent
 */
public record PoolPlan(ClusterPlan cluster, Dialling dialling, Function<SqlConnection, Future<?>> onConnect) {}
