package dev.lodestar.ports.contract;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.ports.Reply;
import java.util.Optional;

/**
 * One departure from a host's good behaviour.
 *
 * @param when decides when and where its reply is told
 * @param failure what is told; empty for success
 */
record Act(When when, Optional<Failure> failure) {

    /** Told before the port's method returns. */
    static final When AT_ONCE = Runnable::run;

    static final When NEVER = telling -> {};

    /** What it does when nothing else is in the script. */
    static final Act WELL = succeeds(AT_ONCE);

    /** When a reply is told: by running {@code telling}, now, elsewhere, or not at all. */
    interface When {
        void comes(Runnable telling);
    }

    static Act succeeds(When when) {
        return new Act(when, Optional.empty());
    }

    static Act fails(When when, Symptom symptom) {
        return new Act(when, Optional.of(Failure.of(symptom, "as the script says")));
    }

    static Act fails(Symptom symptom) {
        return fails(AT_ONCE, symptom);
    }

    <T> void reply(Reply<T> reply, T success, Runnable onSuccess, Trace trace, String who, String what) {
        when.comes(() -> {
            trace.answer(who + " " + failure.map(Act::text).orElse(what));
            if (failure.isPresent()) {
                reply.failed(failure.get());
            } else {
                onSuccess.run();
                reply.succeeded(success);
            }
        });
    }

    /** A failure without its message, which may hold times. */
    static String text(Failure failure) {
        Symptom first = failure.symptoms().get(0);
        return "failed: " + (first.sqlState().isEmpty() ? first.kind().name() : first.sqlState());
    }
}
