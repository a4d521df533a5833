/**
 * What a host name alone tells: which kind of endpoint it is, in which region, of which cluster, and how the instances
 * of that cluster are called. Pure functions from text to values; no look-up, no cache. Whether a name is true is for
 * the database to say: a name is a hint.
 */
@NullMarked
package dev.lodestar.domain.endpoint;

import org.jspecify.annotations.NullMarked;
