package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.simulation.clock.ProcessClock;
import dev.lodestar.domain.simulation.world.Network;

/** What a variant of the simulation may wire differently: to show that a planted bug is found. */
public interface Wiring {

    /** As it should be. */
    Wiring SOUND = Sockets::new;

    /** The connections of one machine. */
    Sockets sockets(Network network, ProcessClock clock);
}
