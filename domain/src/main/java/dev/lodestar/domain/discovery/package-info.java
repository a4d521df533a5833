/**
 * Finds out what stands behind the addresses of a URL before anything else is decided: which kind of database, and which
 * members. Only then is a cluster machine picked or made, so that two URLs of one cluster can share one.
 */
@NullMarked
package dev.lodestar.domain.discovery;

import org.jspecify.annotations.NullMarked;
