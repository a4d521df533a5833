package dev.lodestar.jdbc.guilty;

import dev.lodestar.vertx.guilty.GuiltyOfJdbc;

public final class GuiltyOfSeeingTheVertxAdapter {
    public GuiltyOfJdbc neighbour;
}
