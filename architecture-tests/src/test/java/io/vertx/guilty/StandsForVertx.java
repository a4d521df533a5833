package io.vertx.guilty;

/** So that the guilty have something of Vert.x to use, without Vert.x. */
public final class StandsForVertx {}
