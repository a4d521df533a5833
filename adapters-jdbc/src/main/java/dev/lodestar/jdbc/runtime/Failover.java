package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Judgement;
import dev.lodestar.domain.failure.Judgement.Use;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.jdbc.link.Link;
import dev.lodestar.jdbc.link.LostCall;
import dev.lodestar.jdbc.link.Recovered;
import dev.lodestar.jdbc.link.Recovery;
import dev.lodestar.ports.LossReport;
import dev.lodestar.ports.interpreter.Clock;
import java.util.Optional;

/**
 * Recovers the lost calls of one connection: classifies the failure, runs the call machine on the caller's thread, and
 * says what became of the work. The rules are the domain's; this class only carries them out.
 */
final class Failover implements Recovery {

    private final Source source;
    private volatile boolean withdrawn;
    private volatile Running running = Running.NOTHING;

    /** The recovery under way. */
    private record Running(Runnable cancel) {
        static final Running NOTHING = new Running(() -> {});
    }

    Failover(Source source) {
        this.source = source;
    }

    @Override
    public Recovered recover(LostCall lost) {
        Link link = lost.link();
        Failure failure = failure(lost);
        Wish wish = source.request().wish();
        Optional<Judgement> judged = judge(lost, failure, wish);
        if (judged.isEmpty()) {
            return new Recovered.Passed();
        }
        Moment now = Clock.now();
        Trouble trouble = new Trouble(link.host(), link.generation(), now, failure);
        CallRequest request = source.request().recover(trouble, judged.get().kind(), lost.session());
        CallMachine machine = new CallMachine(
                source.chain(), request, now.plus(source.plan().cluster().failoverBudget()));
        return run(machine, lost, judged.get().verdict());
    }

    /** A link that was condemned while idle fails before anything is sent: that is our own doing. */
    private static Failure failure(LostCall lost) {
        return lost.nature() == CallNature.NOTHING_SENT
                ? Failure.of(
                        Symptom.of(Symptom.Kind.ABORTED),
                        String.valueOf(lost.cause().getMessage()))
                : lost.link().physical().describe(lost.cause());
    }

    private Optional<Judgement> judge(LostCall lost, Failure failure, Wish wish) {
        CallUnderWay call = new CallUnderWay(lost.before(), lost.autoCommit(), lost.nature());
        boolean writes = wish.isForWriting() && !lost.session().readOnly().orElse(false);
        return Judgement.of(call, failure, source.dialect().failureRules(), writes ? Use.WRITING : Use.READING);
    }

    private Recovered run(CallMachine machine, LostCall lost, LossVerdict verdict) {
        JdbcConnections connections = source.connections().pacedBy(FailoverRules.RECOVERIES_AT_ONCE);
        BlockingCall call = source.call(machine, connections);
        running = new Running(() -> {
            call.cancel("the application closed the connection");
            connections.abortAll();
        });
        if (withdrawn) {
            running.cancel().run();
        }
        try {
            return recovered(call.run(), connections, lost, verdict);
        } finally {
            running = Running.NOTHING;
            connections.abandonDials();
        }
    }

    private Recovered recovered(CallOutcome outcome, JdbcConnections connections, LostCall lost, LossVerdict verdict) {
        String lostHost = lost.link().host().toString();
        if (outcome instanceof CallOutcome.Connected connected) {
            Link next = source.link(connections, connected);
            LossReport report = LossReport.moved(
                    verdict, lostHost, "it now leads to " + connected.host().id());
            return new Recovered.Moved(next, Verdicts.of(report, lost.cause()));
        }
        CallOutcome.Failed failed = (CallOutcome.Failed) outcome;
        if (failed.reason() == CallOutcome.Reason.NOT_HANDLED) {
            return new Recovered.Passed();
        }
        return new Recovered.Closed(Verdicts.of(LossReport.ended(verdict, lostHost, failed), lost.cause()));
    }

    @Override
    public void withdraw() {
        withdrawn = true;
        running.cancel().run();
    }
}
