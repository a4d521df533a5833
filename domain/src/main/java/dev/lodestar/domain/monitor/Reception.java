package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.Symptom;
import java.time.Duration;
import java.util.Optional;

/** Takes one event into a turn. An answer that nobody waits for is handled here and nowhere else. */
final class Reception implements ClusterEvent.Handler {

    private final Turn turn;

    Reception(Turn turn) {
        this.turn = turn;
    }

    @Override
    public void dialed(ConnectionAnswer.Dialed event) {
        turn.hostAwaiting(event.id())
                .ifPresentOrElse(
                        host -> Probing.askFirst(host, event.connection(), turn),
                        () -> closeUnlessHeld(event.connection()));
    }

    /** An answer that comes twice must not close what it opened. */
    private void closeUnlessHeld(ConnectionRef connection) {
        boolean held = turn.hosts().stream()
                .anyMatch(host ->
                        host.probe().connection().filter(connection::equals).isPresent());
        if (!held) {
            turn.ask(new ConnectionEffect.Close(connection));
        }
    }

    @Override
    public void dialFailed(ConnectionAnswer.DialFailed event) {
        turn.hostAwaiting(event.id()).ifPresent(host -> failed(host, event.failure()));
    }

    @Override
    public void askFailed(ConnectionAnswer.AskFailed event) {
        turn.hostAwaiting(event.id()).ifPresent(host -> {
            host.probe().connection().ifPresent(held -> turn.ask(new ConnectionEffect.Close(held)));
            failed(host, event.failure());
        });
    }

    private void failed(Watched host, Failure failure) {
        Probe absent = new Probe.Absent(turn.now());
        FailureClass kind = turn.rules().failureRules().ofConnect(failure);
        boolean silent = failure.symptoms().stream().anyMatch(symptom -> symptom.kind() == Symptom.Kind.TIMED_OUT);
        if (silent) {
            unanswered(host.withProbe(absent));
        } else if (kind == FailureClass.HOST_LOST || kind == FailureClass.CONFIGURATION) {
            if (host.isUp()) {
                turn.tell(new Fact.HostRefused(host.id(), failure.message()));
            }
            turn.rest(host.refused(absent, turn.now()));
        } else {
            turn.rest(host.busy(absent));
        }
    }

    @Override
    public void told(ConnectionAnswer.Told event) {
        turn.hostAwaiting(event.id()).ifPresent(host -> {
            if (!(host.probe() instanceof Probe.Asking asking)) {
                throw new AssertionError("An answer to " + event.id() + " while the probe is " + host.probe());
            }
            Optional<String> stranger = event.report().identity().filter(identity -> !isMe(host, identity));
            if (stranger.isPresent()) {
                if (host.isUp()) {
                    turn.tell(new Fact.WrongHostAnswered(host.id(), stranger.get()));
                }
                turn.ask(new ConnectionEffect.Close(asking.held()));
                turn.rest(host.refused(new Probe.Absent(turn.now()), turn.now()));
                return;
            }
            hear(host, asking, event);
        });
    }

    private boolean isMe(Watched host, String identity) {
        return new HostId(identity).equals(host.id());
    }

    private void hear(Watched host, Probe.Asking asking, ConnectionAnswer.Told event) {
        if (!host.isUp()) {
            turn.tell(new Fact.HostReturned(host.id()));
        }
        Probe held = new Probe.Held(asking.held(), turn.now());
        Watched heard = host.said(event.report(), asking.began(), turn.now(), held);
        turn.rest(heard);
        Believing.hear(heard, event.report(), asking.began(), turn);
        Membership.hear(heard, event.report(), turn);
    }

    @Override
    public void troubled(ClusterEvent.Troubled event) {
        doubt(event.trouble());
    }

    private void doubt(Trouble trouble) {
        turn.host(trouble.host())
                .filter(host -> trouble.generation() >= host.generation())
                .filter(host -> !host.hasAnsweredSince(trouble.at()) || !turn.writerProvenSince(trouble.at()))
                .ifPresent(host -> {
                    if (tellsNothing(host, trouble)) {
                        turn.watch();
                        return;
                    }
                    turn.put(host.doubted(trouble.at()));
                    turn.doubt(trouble.at(), "a call on " + host.id() + " failed: " + trouble.failure());
                });
    }

    /**
     * That a host is lost which is known to be down is no news, unless it is the writer that everybody looks for. Any other
     * trouble is: the host has answered, and perhaps as what nobody expected.
     */
    private boolean tellsNothing(Watched host, Trouble trouble) {
        boolean lost = turn.rules().failureRules().ofConnect(trouble.failure()) == FailureClass.HOST_LOST;
        return lost && !host.isUp() && !turn.isStandingWriter(host);
    }

    @Override
    public void suspected(ClusterEvent.Suspected event) {
        turn.host(event.host())
                .filter(host -> event.generation() >= host.generation() && !host.isDoubted())
                .ifPresent(host -> {
                    turn.put(host.doubted(turn.now()));
                    turn.doubt(turn.now(), "a call on " + host.id() + " is slow");
                });
    }

    @Override
    public void awaited(ClusterEvent.Awaited event) {
        turn.wait(new Waiter(event.waiter(), event.need()));
        if (!Waiting.isMet(event.need(), turn)) {
            event.need().trouble().ifPresent(this::doubt);
            turn.doubt(event.need().since(), "a caller waits for news");
        } else if (event.need().wanted() == Wanted.READER) {
            turn.watch();
        }
    }

    @Override
    public void withdrawn(ClusterEvent.Withdrawn event) {
        turn.forget(event.waiter());
    }

    @Override
    public void woke(ClusterEvent.Woke event) {
        turn.hosts().forEach(this::expire);
    }

    private void expire(Watched host) {
        boolean waits = host.probe().awaits().isPresent();
        if (!waits || !turn.now().hasReached(host.probe().due())) {
            return;
        }
        host.probe().connection().ifPresent(held -> turn.ask(new ConnectionEffect.Close(held)));
        unanswered(host.withProbe(new Probe.Absent(turn.now())));
    }

    /** A question was given up without any answer. */
    private void unanswered(Watched host) {
        turn.rest(host.isUp() ? host : host.undoubted());
        Duration silent = host.silentSince().map(turn.now()::since).orElse(Duration.ZERO);
        if (!host.isDead() && silent.compareTo(turn.rules().detectionTime()) >= 0) {
            turn.condemn(host, host.died(turn.now()), host.id() + " has not answered for " + silent.toMillis() + " ms");
            turn.tell(new Fact.HostDied(host.id(), silent));
        }
    }

    @Override
    public void closing(ClusterEvent.Closing event) {
        turn.close();
    }
}
