package dev.lodestar.examples.toy;

import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.ports.interpreter.CallRun;
import dev.lodestar.ports.interpreter.Surroundings;
import java.util.concurrent.CompletableFuture;

/** Runs one call machine on the main loop. After its end it still takes answers: so a late connection gets closed. */
final class ToyCall {

    private final MainLoop loop;
    private final CallRun run;
    private final CompletableFuture<CallOutcome> end = new CompletableFuture<>();

    ToyCall(MainLoop loop, CallMachine machine, Surroundings around) {
        this.loop = loop;
        run = new CallRun(machine, around, event -> loop.post(now -> take(event, now)));
    }

    /** Completes on the loop's thread, at the latest at the machine's deadline. */
    CompletableFuture<CallOutcome> start() {
        loop.post(now -> {
            loop.add(run::wakeAt, due -> take(new CallEvent.Woke(), due));
            run.start(now).ifPresent(end::complete);
        });
        return end;
    }

    private void take(CallEvent event, Moment now) {
        run.take(event, now).ifPresent(end::complete);
    }
}
