package dev.lodestar.jdbc.guilty;

public final class GuiltyOfMonitors {
    synchronized void lock() {}
}
