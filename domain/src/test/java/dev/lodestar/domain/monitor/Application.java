package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.failover.FailoverPlugin;
import dev.lodestar.domain.failover.FailoverRules;
import dev.lodestar.domain.failover.InitialConnectionPlugin;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Judgement;
import dev.lodestar.domain.failure.Judgement.Use;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.sql.SqlRules;
import dev.lodestar.domain.sql.StatementTraits;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One connection of an application, as a small adapter over an old driver makes it: the transaction status is guessed from
 * the texts, and nothing is repeated.
 */
final class Application {

    /** Where the connection leads; {@code doomed} tells why it must not be used any more. */
    private record Lease(Network.Line line, Host host, Optional<String> doomed) {}

    /** A statement that was sent and not answered. */
    private record InFlight(CallNature nature) {}

    private static final Failure READ_ONLY =
            Failure.of(Symptom.sql("25006", 0, ""), "cannot write in a read-only transaction (25006)");

    private final String name;
    private final Play play;
    private final CallRequest.Connect first;
    private final FailoverRules rules;
    private final Duration budget;
    private SessionState session = SessionState.UNTOUCHED;
    private TransactionStatus status = TransactionStatus.IDLE;
    private Optional<Lease> lease = Optional.empty();
    private Optional<InFlight> inFlight = Optional.empty();
    private Optional<Errand> errand = Optional.empty();

    Application(String name, Play play, CallRequest.Connect first, FailoverRules rules, Duration budget) {
        this.name = name;
        this.play = play;
        this.first = first;
        this.rules = rules;
        this.budget = budget;
    }

    private void say(String what) {
        play.score().line(name + ": " + what);
    }

    // ---- what the application does

    void connect() {
        run(first, this::connected);
    }

    void execute(String sql) {
        StatementTraits traits = SqlRules.POSTGRESQL.inspect(sql);
        if (lease.isEmpty()) {
            say("refused, the connection is closed");
            return;
        }
        Lease now = lease.get();
        CallNature nature = CallNature.of(traits);
        if (now.doomed().isPresent()) {
            failed(now, CallNature.NOTHING_SENT, aborted(now.doomed().get()));
            return;
        }
        InFlight call = new InFlight(nature);
        inFlight = Optional.of(call);
        play.network().send(now.line(), broken -> play.perform(() -> answered(call, traits, broken)));
    }

    private void answered(InFlight call, StatementTraits traits, Optional<Failure> broken) {
        if (inFlight.isEmpty() || inFlight.get() != call) {
            return;
        }
        inFlight = Optional.empty();
        Lease now = lease.orElseThrow();
        Optional<Failure> failure = broken.or(() -> refusal(now, traits));
        if (failure.isPresent()) {
            failed(now, call.nature(), failure.get());
            return;
        }
        status = status.after(traits.transaction(), isAutoCommit());
        traits.sessionChange().ifPresent(change -> session = session.withUncarried(change));
        say("done on " + now.host().id() + (status == TransactionStatus.OPEN ? ", a transaction is open" : ""));
    }

    private Optional<Failure> refusal(Lease now, StatementTraits traits) {
        boolean writes = traits.reach() == StatementTraits.Reach.DATABASE
                && !traits.transaction().ends();
        boolean readOnly =
                play.network().end(now.line()).isReader() || session.readOnly().orElse(false);
        return writes && readOnly ? Optional.of(READ_ONLY) : Optional.empty();
    }

    private boolean isAutoCommit() {
        return session.autoCommit().orElse(true);
    }

    /** Switching autocommit on commits what is open; nothing else here ends a transaction. */
    void set(UnaryOperator<SessionState> change) {
        boolean before = isAutoCommit();
        session = change.apply(session);
        status = isAutoCommit() && !before ? TransactionStatus.IDLE : status;
    }

    void close() {
        cancel("the application closed the connection");
        lease.ifPresent(open -> play.network().close(open.line()));
        lease = Optional.empty();
        inFlight = Optional.empty();
        say("closed by the application");
    }

    /** The thread that waits is interrupted: in a recovery that is a wish to stop, in a call it costs the connection. */
    void interrupt() {
        cancel("interrupted");
        if (inFlight.isPresent()) {
            InFlight call = inFlight.get();
            inFlight = Optional.empty();
            Failure failure = new Failure(
                    List.of(Symptom.of(Symptom.Kind.DISCONNECTED), Symptom.of(Symptom.Kind.INTERRUPTED)),
                    "interrupted while reading");
            failed(lease.orElseThrow(), call.nature(), failure);
        }
    }

    private void cancel(String why) {
        errand.ifPresent(running -> running.on(new CallEvent.Cancelled(why)));
    }

    // ---- what happens to it

    /** The cluster machine says that everything connected to a host is doomed. */
    void condemned(ClusterEffect.Condemn condemn) {
        Optional<Lease> hit = lease.filter(now -> now.host().id().equals(condemn.host()))
                .filter(now -> now.host().generation() <= condemn.generation());
        if (hit.isEmpty()) {
            return;
        }
        lease = hit.map(now -> new Lease(now.line(), now.host(), Optional.of(condemn.evidence())));
        if (inFlight.isPresent()) {
            InFlight call = inFlight.get();
            inFlight = Optional.empty();
            say("the call in flight is aborted");
            failed(lease.orElseThrow(), call.nature(), aborted(condemn.evidence()));
        }
    }

    private static Failure aborted(String why) {
        return Failure.of(Symptom.of(Symptom.Kind.ABORTED), "aborted: " + why);
    }

    private void failed(Lease lost, CallNature nature, Failure failure) {
        CallUnderWay call = new CallUnderWay(status, isAutoCommit(), nature);
        boolean writes = first.wish().isForWriting() && !session.readOnly().orElse(false);
        Optional<Judgement> judged =
                Judgement.of(call, failure, rules.failureRules(), writes ? Use.WRITING : Use.READING);
        if (judged.isEmpty()) {
            say("the error is passed on: " + failure);
            return;
        }
        Judgement loss = judged.get();
        Trouble trouble = new Trouble(lost.host().id(), lost.host().generation(), play.now(), failure);
        run(
                new CallRequest.Recover(first.seeds(), first.wish(), trouble, loss.kind(), session),
                outcome -> recovered(outcome, loss.verdict(), failure));
    }

    private void run(CallRequest request, Consumer<CallOutcome> ended) {
        Chain chain = new Chain(
                List.of(new InitialConnectionPlugin(rules), new FailoverPlugin(rules)), Duration.ofSeconds(3));
        CallMachine machine = new CallMachine(chain, request, play.now().plus(budget));
        Errand next = new Errand(name, machine, play, Discovering::rows, ended);
        errand = Optional.of(next);
        next.start();
    }

    private void connected(CallOutcome outcome) {
        take(outcome);
        say(Told.afterConnect(outcome));
    }

    private void recovered(CallOutcome outcome, LossVerdict verdict, Failure failure) {
        if (outcome instanceof CallOutcome.Failed failed && failed.reason() == CallOutcome.Reason.NOT_HANDLED) {
            say("the error is passed on: " + failure);
            return;
        }
        lease.ifPresent(lost -> play.network().close(lost.line()));
        lease = Optional.empty();
        status = TransactionStatus.IDLE;
        take(outcome);
        say(Told.afterLoss(outcome, verdict));
    }

    private void take(CallOutcome outcome) {
        if (outcome instanceof CallOutcome.Connected open) {
            lease = Optional.of(new Lease(errand.orElseThrow().line(open.connection()), open.host(), Optional.empty()));
        }
    }

    Optional<Moment> wakeAt() {
        return errand.flatMap(Errand::wakeAt);
    }

    void wake() {
        errand.ifPresent(running -> running.on(new CallEvent.Woke()));
    }
}
