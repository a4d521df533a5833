package dev.lodestar.jdbc;

import dev.lodestar.jdbc.runtime.GuiltyRuntime;

public final class GuiltyOfHandingOut {
    public GuiltyRuntime runtime() {
        return new GuiltyRuntime();
    }
}
