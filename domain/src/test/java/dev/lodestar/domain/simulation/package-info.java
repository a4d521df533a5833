/**
 * A seeded simulation of application processes and the clusters they use, in virtual time: machines of the domain against
 * servers whose true roles are known.
 *
 * <p>A {@link dev.lodestar.domain.simulation.Script} is written from the seed before anything happens: the faults, the
 * applications and what they do. {@link dev.lodestar.domain.simulation.Run} plays it in four phases. While faults strike,
 * everything in {@link dev.lodestar.domain.simulation.check.Invariant} is looked at in every step. Then faults stop, and
 * everybody who waits, and everybody who comes now, must be served within {@link
 * dev.lodestar.domain.simulation.Bounds}. Then all must be calm, and after the end quiet. The same seed makes the same run
 * in every virtual machine; a script that breaks something is made small by {@link
 * dev.lodestar.domain.simulation.Shrinker}.
 *
 * <ul>
 *   <li>{@code time}: virtual time, the clock of each process, chance by seed, the trace;
 *   <li>{@code world}: the truth, that is clusters, servers, names, the network, and faults;
 *   <li>{@code client}: what adapters do, that is drivers of machines, sessions, the registry of clusters;
 *   <li>{@code check}: invariants, and the grids of state, event and outcome.
 * </ul>
 */
@NullMarked
package dev.lodestar.domain.simulation;

import org.jspecify.annotations.NullMarked;
