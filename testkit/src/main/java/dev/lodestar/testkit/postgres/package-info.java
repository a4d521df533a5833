/**
 * Clusters of real PostgreSQL servers with streaming replication.
 *
 * <p>{@link dev.lodestar.testkit.postgres.PostgresCluster} is the entrance. Everything that knows PostgreSQL lives here
 * and only here: its programs, files, settings, SQL, and the imitation of what Aurora adds.
 */
package dev.lodestar.testkit.postgres;
