package dev.lodestar.ports.guilty;

import dev.lodestar.jdbc.runtime.GuiltyRuntime;

public final class GuiltyOfSeeingAnAdapter {
    public GuiltyRuntime adapter;
}
