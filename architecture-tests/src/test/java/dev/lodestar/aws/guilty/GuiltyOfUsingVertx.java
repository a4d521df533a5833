package dev.lodestar.aws.guilty;

import io.vertx.guilty.StandsForVertx;

public final class GuiltyOfUsingVertx {
    public StandsForVertx vertx;
}
