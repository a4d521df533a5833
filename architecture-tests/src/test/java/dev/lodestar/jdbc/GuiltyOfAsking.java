package dev.lodestar.jdbc;

import dev.lodestar.jdbc.runtime.GuiltyRuntime;

public final class GuiltyOfAsking {
    public GuiltyOfAsking(GuiltyRuntime runtime) {}
}
