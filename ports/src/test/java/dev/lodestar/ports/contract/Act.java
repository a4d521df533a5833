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
 * @param times how often it is told; once is right
 */
record Act(When when, Optional<Failure> failure, int times) {

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
        return new Act(when, Optional.empty(), 1);
    }

    static Act fails(When when, Symptom symptom) {
        return new Act(when, Optional.of(Failure.of(symptom, "as the script says")), 1);
    }

    static Act fails(Symptom symptom) {
        return fails(AT_ONCE, symptom);
    }

    /** The same, but whoever replies does it again at once. */
    Act twice() {
        return new Act(when, failure, 2);
    }

    <T> void reply(Reply<T> reply, T success, Runnable onSuccess, Trace trace, String who, String what) {
        when.comes(() -> {
            String told = failure.map(Act::text).orElse(what);
            trace.answer(who + " " + told + (times == 1 ? "" : ", told " + times + " times"));
            for (int i = 0; i < times; i++) {
                if (failure.isPresent()) {
                    reply.failed(failure.get());
                } else {
                    onSuccess.run();
                    reply.succeeded(success);
                }
            }
        });
    }

    /** A failure without its message, which may hold times. */
    static String text(Failure failure) {
        Symptom first = failure.symptoms().get(0);
        return "failed: " + (first.sqlState().isEmpty() ? first.kind().name() : first.sqlState());
    }
}
