/**
 * A seeded simulation of one client process: a cluster machine and several callers against servers whose true roles are
 * known, in virtual time, with crashes, freezes, promotions, lost, late and repeated answers, and a client that sleeps.
 *
 * <p>A run has two phases. While faults happen, {@link dev.lodestar.domain.simulation.Checks} looks at every step: what
 * must never happen does not. Then faults stop, and everybody who waits must be served within a stated time. The same seed
 * makes the same run.
 */
@NullMarked
package dev.lodestar.domain.simulation;

import org.jspecify.annotations.NullMarked;
