package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.assembly.ClusterPlan;
import dev.lodestar.domain.assembly.ClusterUrl;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.settings.SettingsCatalog;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A data source of an application: what its URL asks for, read by the domain as adapters do it. */
public record Source(ClusterPlan plan) {

    /** Plans are immutable, and reading one costs more than many a run. */
    private static final Map<String, ClusterPlan> PLANS = new ConcurrentHashMap<>();

    /** @param url what follows {@code jdbc:lodestar:} */
    public static Source of(String url) {
        return new Source(PLANS.computeIfAbsent(url, Source::read));
    }

    private static ClusterPlan read(String text) {
        ClusterUrl.Reading reading = ClusterUrl.read(text);
        if (!(reading instanceof ClusterUrl.Reading.Good good)) {
            throw new AssertionError(text + ": " + reading);
        }
        ClusterPlan.Reading plan = ClusterPlan.read(good.url(), Map.of(), name -> false, List.of());
        if (!(plan instanceof ClusterPlan.Reading.Good made)) {
            throw new AssertionError(text + ": " + plan);
        }
        return made.plan();
    }

    List<HostAddress> seeds() {
        return plan.url().hosts();
    }

    /** How long a call may be in flight until its host is asked. */
    Duration slowCall() {
        return plan.settings().value(SettingsCatalog.FAILURE_DETECTION_INTERVAL);
    }
}
