/**
 * The seam between the façade and the runtime: a {@link dev.lodestar.jdbc.link.Link} is one physical connection under a
 * logical one, and {@link dev.lodestar.jdbc.link.Recovery} is asked what to do when a call on it was lost. The façade
 * calls, the runtime implements; neither sees the other's classes. Nothing here does I/O of its own.
 */
@NullMarked
package dev.lodestar.jdbc.link;

import org.jspecify.annotations.NullMarked;
