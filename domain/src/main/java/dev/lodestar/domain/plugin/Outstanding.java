package dev.lodestar.domain.plugin;

import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.Optional;

/**
 * An effect that is not answered yet.
 *
 * @param owner the frame that performed it
 * @param until when patience ends; empty if only the call's deadline does
 * @param expired what the frame is told when patience ends
 */
record Outstanding(EffectId id, Frame owner, Optional<Moment> until, CallEvent expired, CallEffect effect) {

    /**
     * The same effect with a patience that ends by the deadline: whoever carries it out may have to wait for it on the
     * caller's own thread.
     */
    static CallEffect capped(CallEffect effect, Duration left) {
        if (effect instanceof ConnectionEffect.Dial dial) {
            return new ConnectionEffect.Dial(
                    dial.id(), dial.connection(), dial.host(), dial.address(), shorter(dial.patience(), left));
        }
        if (effect instanceof ConnectionEffect.Ask ask) {
            return new ConnectionEffect.Ask(ask.id(), ask.connection(), ask.host(), shorter(ask.patience(), left));
        }
        if (effect instanceof CallEffect.Query query) {
            return new CallEffect.Query(query.id(), query.connection(), query.sql(), shorter(query.patience(), left));
        }
        if (effect instanceof CallEffect.Restore restore) {
            return new CallEffect.Restore(
                    restore.id(), restore.connection(), restore.session(), shorter(restore.patience(), left));
        }
        return effect;
    }

    /** Never zero, which would mean no limit to some. */
    private static Duration shorter(Duration patience, Duration left) {
        Duration shorter = patience.compareTo(left) < 0 ? patience : left;
        return shorter.isZero() ? Duration.ofMillis(1) : shorter;
    }

    /** Empty for an effect that is not answered. */
    static Optional<Outstanding> of(CallEffect effect, Frame owner, Moment now) {
        if (effect instanceof ConnectionEffect.Dial dial) {
            Failure late = late("Opening a connection to " + dial.address(), dial.patience());
            return waiting(
                    dial.id(), owner, now, dial.patience(), new ConnectionAnswer.DialFailed(dial.id(), late), dial);
        }
        if (effect instanceof ConnectionEffect.Ask ask) {
            Failure late = late("Asking " + ask.host() + " for its role", ask.patience());
            return waiting(ask.id(), owner, now, ask.patience(), new ConnectionAnswer.AskFailed(ask.id(), late), ask);
        }
        if (effect instanceof CallEffect.Query query) {
            Failure late = late("A query of our own", query.patience());
            return waiting(
                    query.id(), owner, now, query.patience(), new CallEvent.QueryFailed(query.id(), late), query);
        }
        if (effect instanceof CallEffect.Restore restore) {
            Failure late = late("Carrying the session over", restore.patience());
            CallEvent expired = new CallEvent.RestoreFailed(restore.id(), late);
            return waiting(restore.id(), owner, now, restore.patience(), expired, restore);
        }
        if (effect instanceof CallEffect.AwaitTopology await) {
            return Optional.of(new Outstanding(await.id(), owner, Optional.empty(), new CallEvent.Woke(), await));
        }
        return Optional.empty();
    }

    private static Optional<Outstanding> waiting(
            EffectId id, Frame owner, Moment now, Duration patience, CallEvent expired, CallEffect effect) {
        return Optional.of(new Outstanding(id, owner, Optional.of(now.plus(patience)), expired, effect));
    }

    private static Failure late(String what, Duration patience) {
        return Failure.of(
                Symptom.of(Symptom.Kind.TIMED_OUT), what + " took longer than " + patience.toMillis() + " ms");
    }
}
