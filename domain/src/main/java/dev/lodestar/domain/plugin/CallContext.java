package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;

/** What a {@link Frame} may see and use while it decides. Valid during that one call. */
public interface CallContext {

    Moment now();

    /** The newest topology that was published. */
    Topology topology();

    /** What choosing among hosts may depend on. */
    SelectionContext selection();

    /** When the call ends at the latest. */
    Moment deadline();

    /** Time left until the deadline, not negative. */
    default Duration left() {
        Duration left = deadline().since(now());
        return left.isNegative() ? Duration.ZERO : left;
    }

    EffectId newEffect();

    ConnectionRef newConnection();

    /** Remembers a failure, so that the error at the deadline can tell the last one. */
    void note(Failure failure);

    /** Tells a fact to logs and meters. */
    void tell(Fact fact);

    /** A dial of {@code host}; performing it is up to the frame. */
    default ConnectionEffect.Dial dial(Host host, Duration patience) {
        return new ConnectionEffect.Dial(newEffect(), newConnection(), host.id(), host.address(), patience);
    }

    /** A question to {@code host} on an open connection; performing it is up to the frame. */
    default ConnectionEffect.Ask ask(ConnectionRef connection, Host host, Duration patience) {
        return new ConnectionEffect.Ask(newEffect(), connection, host.id(), patience);
    }
}
