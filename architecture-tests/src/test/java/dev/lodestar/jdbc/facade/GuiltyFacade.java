package dev.lodestar.jdbc.facade;

import dev.lodestar.jdbc.runtime.GuiltyRuntime;

public final class GuiltyFacade {
    public GuiltyRuntime runtime;
}
