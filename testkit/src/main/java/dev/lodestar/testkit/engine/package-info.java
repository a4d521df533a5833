/**
 * What a cluster of any database does: faults, changes of writer, names, recovery; and the
 * {@link dev.lodestar.testkit.engine.Engine} that a database must provide for it.
 *
 * <p>For those who add a database to the test kit. Nothing here knows a database product.
 */
package dev.lodestar.testkit.engine;
