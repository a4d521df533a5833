/**
 * What Lodestar knows of each family of databases and of each kind of cluster in it, as data and pure functions: how to
 * recognise it, how to ask for topology, role and identity in one round trip, and how its texts and errors are read. No
 * I/O: an adapter executes the SQL and hands back the rows as text.
 */
@NullMarked
package dev.lodestar.domain.dialect;

import org.jspecify.annotations.NullMarked;
