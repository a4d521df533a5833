/**
 * JUnit 5 extensions that give a test class a cluster and bring it back to health before every test.
 *
 * <p>Needs {@code junit-jupiter-api}, which the test kit does not bring along.
 */
package dev.lodestar.testkit.junit;
