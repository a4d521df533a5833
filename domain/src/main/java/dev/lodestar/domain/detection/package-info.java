/**
 * Noticing that a host is gone: which calls are slow enough to ask about, and the plugins that say what is done about
 * connections of a condemned host. Whether a host is dead is decided by the cluster machine, by evidence: a slow call is
 * never a failure.
 */
@NullMarked
package dev.lodestar.domain.detection;

import org.jspecify.annotations.NullMarked;
