package dev.lodestar.domain.plugin;

import dev.lodestar.domain.effect.CallEffect;
import java.util.List;

/** What a {@link Frame} wants next. */
public sealed interface Directive {

    /** Carry out these effects. Several may be outstanding at once, each with its own id and its own answer. */
    record Perform(List<CallEffect> effects) implements Directive {
        public Perform {
            effects = List.copyOf(effects);
        }

        public static Perform of(CallEffect... effects) {
            return new Perform(List.of(effects));
        }
    }

    /** Let the plugins further in do this; the frame is told what they returned. */
    record Proceed(CallRequest request) implements Directive {}

    /** Nothing now: an answer is outstanding, or {@link Frame#wakeAt} names a time. */
    record Wait() implements Directive {}

    /** This frame is done. Effects that it still waits for are disowned; connections that it owns are closed. */
    record Finish(CallOutcome outcome) implements Directive {}
}
