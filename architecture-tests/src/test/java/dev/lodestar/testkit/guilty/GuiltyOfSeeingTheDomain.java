package dev.lodestar.testkit.guilty;

import dev.lodestar.domain.cluster.HostId;

public final class GuiltyOfSeeingTheDomain {
    public HostId host;
}
