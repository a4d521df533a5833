package dev.lodestar.ports;

/** Connections that end with the machine they belong to. */
public interface DisposableConnections extends ConnectionPort {

    /**
     * The machine is gone: closes everything that is open, and whatever a dial under way still brings. Waits for nobody;
     * called where the machine runs.
     */
    void dispose();
}
