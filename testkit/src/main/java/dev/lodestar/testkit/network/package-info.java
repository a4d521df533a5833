/**
 * Addresses, ports, names and a proxy on the loopback interface.
 *
 * <p>For the engines of the test kit, not for tests. Nothing here knows a database.
 */
package dev.lodestar.testkit.network;
