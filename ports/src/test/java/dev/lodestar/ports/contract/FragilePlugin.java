package dev.lodestar.ports.contract;

import dev.lodestar.domain.plugin.CallContext;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Directive;
import dev.lodestar.domain.plugin.Frame;
import dev.lodestar.domain.plugin.Plugin;
import java.util.Optional;
import java.util.function.Supplier;

/** Breaks when it is told that a connection is open. */
record FragilePlugin(Supplier<Directive> breaks) implements Plugin {

    @Override
    public String code() {
        return "fragile";
    }

    @Override
    public Optional<Frame> onConnect(CallRequest.Connect request) {
        return Optional.of(new Frame() {
            @Override
            public Directive start(CallContext context) {
                return new Directive.Proceed(request);
            }

            @Override
            public Directive returned(CallOutcome outcome, CallContext context) {
                return breaks.get();
            }
        });
    }
}
