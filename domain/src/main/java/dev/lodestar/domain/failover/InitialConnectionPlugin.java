package dev.lodestar.domain.failover;

import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Frame;
import dev.lodestar.domain.plugin.Plugin;
import java.util.Optional;

/**
 * {@code initialConnection}: replaces a cluster endpoint by the instance that has the wanted role now, and verifies the
 * role on the connection. DNS is never trusted to know where the writer is.
 */
public final class InitialConnectionPlugin implements Plugin {

    /** What a user writes. */
    public static final String CODE = "initialConnection";

    private final FailoverRules rules;

    public InitialConnectionPlugin(FailoverRules rules) {
        this.rules = rules;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public boolean needsTopology() {
        return true;
    }

    @Override
    public Optional<Frame> onConnect(CallRequest.Connect request) {
        return Quest.firstConnection(request, rules);
    }
}
