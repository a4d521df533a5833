/**
 * What machines ask the outside to do. An effect names itself by an {@link dev.lodestar.domain.effect.EffectId} and its
 * answer names that id again; connections are named by a {@link dev.lodestar.domain.effect.ConnectionRef} that the
 * machine assigns, so that a connection which arrives too late can be named and closed.
 *
 * <p>Effects deliver themselves to a handler (double dispatch): an adapter cannot forget one.
 */
@NullMarked
package dev.lodestar.domain.effect;

import org.jspecify.annotations.NullMarked;
