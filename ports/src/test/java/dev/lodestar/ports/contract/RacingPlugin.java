package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.plugin.CallContext;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Directive;
import dev.lodestar.domain.plugin.Frame;
import dev.lodestar.domain.plugin.Plugin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Dials every address at once and takes the first that opens; the others are nobody's. */
record RacingPlugin(Duration patience) implements Plugin {

    @Override
    public String code() {
        return "racing";
    }

    @Override
    public Optional<Frame> onConnect(CallRequest.Connect request) {
        return Optional.of(new Race(request, patience));
    }

    private static final class Race implements Frame {

        private final CallRequest.Connect request;
        private final Duration patience;
        private final Map<Object, Host> runners = new LinkedHashMap<>();

        Race(CallRequest.Connect request, Duration patience) {
            this.request = request;
            this.patience = patience;
        }

        @Override
        public Directive start(CallContext context) {
            List<CallEffect> dials = new ArrayList<>();
            request.seeds().forEach(seed -> {
                Host host = Host.at(seed);
                ConnectionEffect.Dial dial = context.dial(host, patience);
                runners.put(dial.id(), host);
                dials.add(dial);
            });
            return new Directive.Perform(dials);
        }

        @Override
        public Directive answered(CallEvent answer, CallContext context) {
            if (answer instanceof ConnectionAnswer.Dialed first) {
                return new Directive.Finish(
                        new CallOutcome.Connected(first.connection(), runners.get(first.id()), Role.UNKNOWN));
            }
            ConnectionAnswer.DialFailed failed = (ConnectionAnswer.DialFailed) answer;
            runners.remove(failed.id());
            return runners.isEmpty()
                    ? new Directive.Finish(
                            new CallOutcome.Failed(Reason.NOT_HANDLED, Optional.of(failed.failure()), "nobody arrived"))
                    : new Directive.Wait();
        }
    }
}
