package dev.lodestar.vertx.guilty;

import io.github.resilience4j.guilty.StandsForResilience4j;

public final class GuiltyOfUsingResilience4j {
    public StandsForResilience4j retry;
}
