package dev.lodestar.aws.guilty;

import dev.lodestar.jdbc.runtime.GuiltyRuntime;

public final class GuiltyOfSeeingTheJdbcAdapter {
    public GuiltyRuntime adapter;
}
