package dev.lodestar.vertx.scenario;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Takeover;

/** What befalls the writer before another host takes its place. */
enum Calamity {
    CRASH {
        @Override
        Takeover strike(Cluster cluster) {
            return cluster.failover(FailoverPlan.crash());
        }
    },
    FREEZE {
        @Override
        Takeover strike(Cluster cluster) {
            return cluster.failover(FailoverPlan.freeze());
        }
    },
    /** Needs a proxied cluster. */
    BLACK_HOLE {
        @Override
        Takeover strike(Cluster cluster) {
            return cluster.failover(FailoverPlan.blackHole());
        }
    },
    SWITCHOVER {
        @Override
        Takeover strike(Cluster cluster) {
            return cluster.switchover(cluster.mostAdvancedReader());
        }
    };

    /** Returns when another host is the writer. */
    abstract Takeover strike(Cluster cluster);
}
