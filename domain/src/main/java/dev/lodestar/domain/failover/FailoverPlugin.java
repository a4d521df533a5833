package dev.lodestar.domain.failover;

import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Frame;
import dev.lodestar.domain.plugin.Plugin;
import java.util.Optional;

/** {@code failover}: when a host is lost or demoted, finds another one and moves the session there. */
public final class FailoverPlugin implements Plugin {

    /** What a user writes. */
    public static final String CODE = "failover";

    private final FailoverRules rules;

    public FailoverPlugin(FailoverRules rules) {
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

    /** Without {@code initialConnection} this plugin finds the first host, too: it alone protects against stale DNS. */
    @Override
    public Optional<Frame> onConnect(CallRequest.Connect request) {
        return Quest.firstConnection(request, rules);
    }

    @Override
    public Optional<Frame> onRecover(CallRequest.Recover request) {
        boolean hostLost = request.kind() == FailureClass.HOST_LOST;
        boolean demoted =
                request.kind() == FailureClass.READ_ONLY && request.wish().isForWriting();
        if (!hostLost && !demoted) {
            return Optional.empty();
        }
        return Optional.of(new FailoverMachine(Quest.after(request), rules));
    }
}
