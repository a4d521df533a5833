package io.netty.guilty;

/** So that the guilty have something of Netty to use, without Netty. */
public final class StandsForNetty {}
