/** Virtual time, chance by seed, and the trace: what makes a run the same whenever and wherever it is repeated. */
@NullMarked
package dev.lodestar.domain.simulation.clock;

import org.jspecify.annotations.NullMarked;
