package dev.lodestar.benchmarks.demo.workload;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.vertx.FailoverFailure;
import dev.lodestar.vertx.NoHostAvailableException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import io.vertx.sqlclient.DatabaseException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One verticle of the application: one call after the other, on its event loop. It reacts to errors as the library's
 * users are told to: what is not in doubt is repeated at once, what is in doubt is not.
 */
final class EventLoopWorker extends VerticleBase {
    private final int number;
    private final EventLoopLedger ledger;
    private final AtomicLong works;
    private final Trail trail;
    private final long pauseMillis;
    private final Promise<Void> ended = Promise.promise();
    private long stored;
    private int turn;
    private boolean stopped;

    /** @param works where the numbers of what is written come from */
    EventLoopWorker(int number, EventLoopLedger ledger, AtomicLong works, Trail trail, Duration pause) {
        this.number = number;
        this.ledger = ledger;
        this.works = works;
        this.trail = trail;
        this.pauseMillis = pause.toMillis();
        this.turn = number;
    }

    @Override
    public Future<?> start() {
        next();
        return Future.succeededFuture();
    }

    /** Completes when the call under way is over. */
    @Override
    public Future<?> stop() {
        stopped = true;
        return ended.future();
    }

    private void next() {
        if (stopped) {
            ended.tryComplete();
            return;
        }
        Job job = Job.inTurn(turn++);
        attempt(job, job.writes() ? works.incrementAndGet() : 0);
    }

    private void attempt(Job job, long work) {
        long begun = System.nanoTime();
        perform(job, work).onComplete(done -> {
            if (done.succeeded()) {
                succeeded(new Call(number, job, work, begun, System.nanoTime(), Ending.ANSWERED, done.result(), ""));
            } else {
                failed(job, work, begun, done.cause());
            }
        });
    }

    private Future<String> perform(Job job, long work) {
        return switch (job) {
            case WRITE -> ledger.write(number, work);
            case TRANSACTION -> ledger.writeBoth(number, work);
            default -> read();
        };
    }

    private Future<String> read() {
        return ledger.look(stored).map(answer -> {
            answer.examine(stored, trail);
            return answer.server();
        });
    }

    private void succeeded(Call call) {
        trail.add(call);
        if (call.job().writes()) {
            stored = call.work();
        }
        pause();
    }

    private void failed(Job job, long work, long begun, Throwable failure) {
        boolean unknown = failure instanceof FailoverFailure lost ? lost.outcome() == Outcome.UNKNOWN : job.writes();
        Ending ending = unknown ? Ending.UNKNOWN : Ending.UNDONE;
        trail.add(new Call(number, job, work, begun, System.nanoTime(), ending, "", state(failure)));
        boolean moved = failure instanceof FailoverFailure && !(failure instanceof NoHostAvailableException);
        if (moved && !unknown && !stopped) {
            // As a step of its own, so that calls that fail at once do not nest.
            context.runOnContext(again -> attempt(job, work));
        } else {
            pause();
        }
    }

    private static String state(Throwable failure) {
        return failure instanceof DatabaseException told
                ? String.valueOf(told.getSqlState())
                : failure.getClass().getSimpleName();
    }

    /** Paces the workload; nothing is waited for. */
    private void pause() {
        vertx.setTimer(pauseMillis, over -> next());
    }
}
