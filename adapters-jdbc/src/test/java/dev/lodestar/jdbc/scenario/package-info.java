/**
 * What an application sees while the servers of its cluster crash, freeze, change roles or are cut off: real PostgreSQL
 * servers, real sockets, the driver as a user gets it. Each test says the class and SQLState of the exception, what it tells
 * about lost work, and which server, asked itself, is at the other end afterwards.
 *
 * <p>Nothing here sleeps or looks into the driver: moments come from the cluster's timeline, and what can't be an event is
 * awaited.
 */
package dev.lodestar.jdbc.scenario;
