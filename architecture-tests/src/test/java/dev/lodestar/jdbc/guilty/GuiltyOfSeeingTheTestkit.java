package dev.lodestar.jdbc.guilty;

import dev.lodestar.testkit.FailoverPlan;

public final class GuiltyOfSeeingTheTestkit {
    Object plan() {
        return FailoverPlan.crash();
    }
}
