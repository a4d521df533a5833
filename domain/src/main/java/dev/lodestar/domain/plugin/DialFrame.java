package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Innermost of every chain: dials the chosen host, or, if nobody chose one, the addresses of the URL in their order. */
final class DialFrame implements Frame {

    private final List<Host> candidates;
    private final Duration patience;
    private int current;

    DialFrame(CallRequest.Connect request, Duration patience) {
        this.candidates = request.host()
                .map(List::of)
                .orElseGet(() -> request.seeds().stream().map(Host::at).toList());
        this.patience = patience;
    }

    @Override
    public Directive start(CallContext context) {
        return Directive.Perform.of(context.dial(candidates.get(current), patience));
    }

    @Override
    public Directive answered(CallEvent answer, CallContext context) {
        if (answer instanceof ConnectionAnswer.Dialed dialed) {
            return new Directive.Finish(
                    new CallOutcome.Connected(dialed.connection(), candidates.get(current), Role.UNKNOWN));
        }
        if (answer instanceof ConnectionAnswer.DialFailed failed) {
            return failed(failed.failure(), context);
        }
        throw new AssertionError("A dial was answered by " + answer);
    }

    private Directive failed(Failure failure, CallContext context) {
        context.note(failure);
        Host host = candidates.get(current++);
        if (current < candidates.size()) {
            return start(context);
        }
        String explanation = "No connection to " + host.address() + ": " + failure.message();
        return new Directive.Finish(
                new CallOutcome.Failed(CallOutcome.Reason.REFUSED, Optional.of(failure), explanation));
    }

    @Override
    public String toString() {
        return "dial of " + candidates.stream().map(Host::address).toList();
    }
}
