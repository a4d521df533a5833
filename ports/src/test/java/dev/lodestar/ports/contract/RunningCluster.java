package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.ports.CallersPort;
import dev.lodestar.ports.ClusterPort;

/** One cluster machine in the hands of an adapter, as a contract sees it. */
public interface RunningCluster {

    /** The application's connection to a host, with a call in flight. */
    interface Held {
        /** Whether further calls may be made on it. */
        boolean isUsable();
    }

    /** How calls reach the machine. */
    ClusterPort forCalls();

    /** How the machine reaches calls and connections. */
    CallersPort forMachine();

    /** Wakes the machine for the first time. */
    void start();

    /** Closes the machine; may return before it is done. */
    void close();

    /** Whether this is the thread or context that the machine is confined to. */
    boolean isHere();

    /**
     * Lets the application hold a connection on which a call is in flight.
     *
     * @param chain says how it is protected
     * @param onAbort told when its transport is closed
     */
    Held hold(HostId host, long generation, Chain chain, Runnable onAbort) throws Exception;

    /** Waits until the machine has taken in everything that was told so far. */
    void settle() throws Exception;

    /** The test is over: nothing may remain. */
    void end() throws Exception;
}
