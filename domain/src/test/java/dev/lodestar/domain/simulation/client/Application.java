package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Judgement;
import dev.lodestar.domain.failure.Judgement.Use;
import dev.lodestar.domain.plugin.CallOutcome;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.simulation.world.Physical;
import dev.lodestar.domain.simulation.world.Statement;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** An application's thread: goes through its chores, recovers when its host is lost, and leaves. */
public final class Application implements Session.Listener {

    private static final Duration AGAIN = Duration.ofMillis(500);

    private final String name;
    private final Client client;
    private final Source source;
    private final Iterator<Chore> chores;
    private final Work work;
    private final CallMaker calls;
    private Optional<ClusterDriver> cluster = Optional.empty();
    private Optional<Session> session = Optional.empty();
    private Optional<CallDriver> call = Optional.empty();
    private Optional<CallOutcome> lastOutcome = Optional.empty();
    private SessionState state = SessionState.UNTOUCHED;
    private Optional<Duration> callingSince = Optional.empty();
    private boolean stopped;
    private boolean gone;
    private boolean persistent;

    public Application(String name, Client client, Source source, List<Chore> chores) {
        this.name = name;
        this.client = client;
        this.source = source;
        this.chores = chores.iterator();
        this.calls = new CallMaker(name, client, source);
        this.work = new Work(client.shared().ledger());
    }

    /** Goes to work. */
    public void begin() {
        next();
    }

    /** Begins nothing new; what is under way goes on. */
    public void stop() {
        stopped = true;
    }

    /** Comes for a connection and nothing else, again and again until it has one. */
    public void connectPersistently() {
        stopped = true;
        persistent = true;
        connect();
    }

    /** Since when it waits for something that its cluster owes it, counted from the beginning of the run. */
    public Optional<Duration> callingSince() {
        return callingSince;
    }

    public boolean isConnected() {
        return session.isPresent();
    }

    @Override
    public String toString() {
        return name + " (" + source.plan().url() + ", last " + lastOutcome + ")";
    }

    private void next() {
        if (stopped) {
            return;
        }
        if (!chores.hasNext()) {
            leave();
            return;
        }
        Chore chore = chores.next();
        client.place().clock().reach(chore.think(), () -> {
            if (!stopped) {
                run(chore);
            }
        });
    }

    private void run(Chore chore) {
        client.shared().world().trace().tell(() -> name + " does " + chore.kind());
        chore.patience().ifPresent(this::giveUpAfter);
        if (chore.kind() == Chore.Kind.LEAVE) {
            letGoOfCluster();
        }
        if (session.isEmpty()) {
            connect();
            return;
        }
        switch (chore.kind()) {
            case READ -> execute(work.read());
            case WRITE -> execute(work.write());
            case BEGIN -> execute(work.begin());
            case COMMIT -> execute(work.commit());
            case ROLLBACK -> execute(work.rollback());
            case SET_SCHEMA -> set(state.withSchema("s"));
            case SET_ROLE -> set(state.withUncarried("SET ROLE"));
            case RECONNECT, LEAVE -> {
                closeSession();
                connect();
            }
        }
    }

    private void set(SessionState next) {
        state = next;
        execute(work.read());
    }

    private void execute(Statement statement) {
        session.orElseThrow().execute(statement);
    }

    private void giveUpAfter(Duration patience) {
        client.place().clock().reach(patience, () -> {
            call.ifPresent(running -> running.cancel(name + " gave up"));
            if (cluster.isEmpty() && !gone) {
                client.giveUp(source);
            }
        });
    }

    // ---- connections

    /** Connects, discovering the cluster first if need be. */
    private void connect() {
        if (cluster.isPresent()) {
            open(cluster.get());
            return;
        }
        callingSince = Optional.of(age());
        client.attach(source, this::attached, failed -> {
            callingSince = Optional.empty();
            client.place().clock().reach(AGAIN, this::tryAgain);
        });
    }

    private void attached(ClusterDriver found) {
        callingSince = Optional.empty();
        if (gone) {
            client.release(found);
        } else {
            cluster = Optional.of(found);
            open(found);
        }
    }

    private void tryAgain() {
        if (!gone) {
            connect();
        }
    }

    private void open(ClusterDriver at) {
        start(ended -> calls.connect(at, ended), (outcome, driver) -> {
            if (outcome instanceof CallOutcome.Connected connected) {
                hold(connected, driver, at);
            } else if (persistent && !gone) {
                client.place().clock().reach(AGAIN, this::tryAgain);
            }
            next();
        });
    }

    private void hold(CallOutcome.Connected connected, CallDriver driver, ClusterDriver at) {
        Physical physical = driver.sockets().handOut(connected.connection()).orElseThrow();
        session = Optional.of(new Session(connected.host(), physical, at, client, source.slowCall(), this));
    }

    private void start(Function<CallDriver.Ended, CallDriver> made, CallDriver.Ended ended) {
        CallDriver driver = made.apply((outcome, mine) -> {
            call = Optional.empty();
            callingSince = Optional.empty();
            lastOutcome = Optional.of(outcome);
            ended.with(outcome, mine);
        });
        call = Optional.of(driver);
        callingSince = Optional.of(age());
        driver.start();
    }

    private Duration age() {
        return client.shared().world().time().age();
    }

    // ---- statements

    @Override
    public void succeeded(Statement statement) {
        work.succeeded(statement);
        next();
    }

    @Override
    public void failed(Statement statement, Failure failure, boolean sent) {
        ClusterDriver at = cluster.orElseThrow();
        CallRequest.Connect wanted = source.plan().firstConnection(at.dialect());
        CallUnderWay call = work.underWay(sent ? statement.nature() : CallNature.NOTHING_SENT);
        Use use = wanted.wish().isForWriting() ? Use.WRITING : Use.READING;
        Judgement.of(call, failure, at.dialect().failureRules(), use)
                .ifPresentOrElse(judged -> recover(statement, failure, judged, wanted), () -> refused(statement));
    }

    private void recover(Statement statement, Failure failure, Judgement judged, CallRequest.Connect wanted) {
        ClusterDriver at = cluster.orElseThrow();
        Session lost = session.orElseThrow();
        Trouble trouble = new Trouble(
                lost.host(), lost.generation(), client.place().clock().now(), failure);
        CallRequest.Recover request = wanted.recover(trouble, judged.kind(), state);
        start(ended -> calls.recover(at, request, ended), (outcome, driver) -> {
            boolean passed =
                    outcome instanceof CallOutcome.Failed none && none.reason() == CallOutcome.Reason.NOT_HANDLED;
            if (passed) {
                refused(statement);
                return;
            }
            work.lost(judged.verdict());
            closeSession();
            if (outcome instanceof CallOutcome.Connected connected) {
                hold(connected, driver, at);
            } else {
                state = SessionState.UNTOUCHED;
            }
            next();
        });
    }

    /** The application's own affair: it rolls back. */
    private void refused(Statement statement) {
        if (work.refused(statement)) {
            execute(work.rollback());
        } else {
            next();
        }
    }

    private void closeSession() {
        session.ifPresent(open -> {
            work.abandoned();
            open.close();
        });
        session = Optional.empty();
    }

    // ---- leaving

    private void letGoOfCluster() {
        closeSession();
        state = SessionState.UNTOUCHED;
        cluster.ifPresent(client::release);
        cluster = Optional.empty();
    }

    /** Gives up whatever is under way, and leaves. */
    public void leave() {
        stopped = true;
        gone = true;
        call.ifPresent(running -> running.cancel(name + " leaves"));
        letGoOfCluster();
    }
}
