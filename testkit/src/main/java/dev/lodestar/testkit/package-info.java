/**
 * Clusters of real database servers on this machine, and the faults that befall them: the public face of the test kit.
 *
 * <p>Start with {@link dev.lodestar.testkit.postgres.PostgresCluster} or, in JUnit 5, with
 * {@link dev.lodestar.testkit.junit.PostgresClusterExtension}. This package holds what is the same for every kind of
 * database: the cluster, its nodes, names, faults and timeline. It knows no database product, starts no process and
 * opens no socket; those live in the packages below it.
 */
package dev.lodestar.testkit;
