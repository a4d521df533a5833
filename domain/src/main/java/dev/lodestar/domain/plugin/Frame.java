package dev.lodestar.domain.plugin;

import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.time.Moment;
import java.util.Optional;

/**
 * One interception of one call. Each method is told something and answers with a {@link Directive}. Called by one thread at
 * a time, never again after it finished. Only answers to effects that this frame performed come, each at most once; a
 * patience that ran out comes as the failed form of the answer, with a symptom of kind {@code TIMED_OUT}.
 */
public interface Frame {

    /** The frame is on the stack. */
    Directive start(CallContext context);

    /** An effect of this frame was answered. */
    default Directive answered(CallEvent answer, CallContext context) {
        throw new AssertionError(this + " asked for nothing and got " + answer);
    }

    /** The plugins further in returned; a connection in {@code outcome} belongs to this frame now. */
    default Directive returned(CallOutcome outcome, CallContext context) {
        return new Directive.Finish(outcome);
    }

    /** The time that {@link #wakeAt} named has come. */
    default Directive woke(CallContext context) {
        return new Directive.Wait();
    }

    /** When to be woken; a function of the frame's state. */
    default Optional<Moment> wakeAt() {
        return Optional.empty();
    }

    /** One word for what this frame is doing, for people; a function of the frame's state. */
    default String phase() {
        return getClass().getSimpleName();
    }
}
