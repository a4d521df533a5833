package dev.lodestar.jdbc.runtime;

import dev.lodestar.jdbc.facade.GuiltyFacade;

public final class GuiltyRuntime {
    public GuiltyFacade facade;
}
