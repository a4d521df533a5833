package dev.lodestar.jdbc.guilty;

import software.amazon.awssdk.guilty.StandsForTheSdk;

public final class GuiltyOfUsingAws {
    public StandsForTheSdk client;
}
