package dev.lodestar.vertx.guilty;

import io.netty.guilty.StandsForNetty;

public final class GuiltyOfNamingNetty {
    public StandsForNetty channel;
}
