package dev.lodestar.domain.monitor;

import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.Optional;

/** Moves the probe of one host on: starts what is due, keeps what is wanted, closes what is not. */
final class Probing {

    private Probing() {}

    /**
     * @param pause between two questions; empty if no connection to this host is wanted
     * @param rested whether a question to this host ended in this turn
     */
    static void pursue(Watched host, Optional<Duration> pause, boolean rested, Turn turn) {
        if (host.probe().awaits().isPresent()) {
            return;
        }
        if (pause.isEmpty()) {
            glance(host, rested, turn);
            return;
        }
        Watched resting = host;
        if (rested) {
            long salt = host.id().value().hashCode();
            Duration rest = turn.now().jitter(isBeingJudged(host) ? ClusterRules.SHORTEST_PAUSE : pause.get(), salt);
            resting = host.withProbe(restingUntil(host.probe(), turn.now().plus(rest)));
            turn.put(resting);
        }
        if (turn.now().hasReached(resting.probe().due())) {
            start(resting, turn);
        }
    }

    /** It owes an answer and is not dead yet: the rest of its detection time is used for asking, not for resting. */
    private static boolean isBeingJudged(Watched host) {
        return host.silentSince().isPresent() && !host.isDead();
    }

    /** Keeps no connection; looks at the host now and then if the rules say so. */
    private static void glance(Watched host, boolean rested, Turn turn) {
        Optional<Duration> glance = turn.rules().glance(turn.hosts().size());
        Optional<ConnectionRef> held = host.probe().connection();
        held.ifPresent(unwanted -> turn.ask(new ConnectionEffect.Close(unwanted)));
        if (rested || held.isPresent()) {
            long salt = host.id().value().hashCode();
            Moment due = turn.now().plus(turn.now().jitter(glance.orElse(Duration.ZERO), salt));
            turn.put(host.withProbe(new Probe.Absent(due)));
        } else if (glance.isPresent() && turn.now().hasReached(host.probe().due())) {
            dial(host, turn);
        }
    }

    private static void start(Watched host, Turn turn) {
        Optional<ConnectionRef> held = host.probe().connection();
        if (held.isPresent()) {
            ask(host, held.get(), turn.rules().questionPatience(), turn);
        } else {
            dial(host, turn);
        }
    }

    private static void dial(Watched host, Turn turn) {
        EffectId id = turn.newEffect();
        ConnectionRef opening = turn.newConnection();
        Duration patience = dialPatience(host, turn);
        Probe dialing = new Probe.Dialing(id, opening, turn.now(), turn.now().plus(patience));
        turn.put(host.asked(dialing, turn.now()));
        turn.ask(new ConnectionEffect.Dial(id, opening, host.id(), host.address(), patience));
    }

    /**
     * A host that has not answered on the connection we hold is dialled anew, because the connection alone may be stuck; it
     * gets what is left of the detection time.
     */
    private static Duration dialPatience(Watched host, Turn turn) {
        Duration all = turn.rules().detectionTime();
        Duration silent = host.silentSince().map(turn.now()::since).orElse(Duration.ZERO);
        return silent.compareTo(all) < 0 ? all.minus(silent) : all;
    }

    /**
     * Puts the question on a connection that has just been opened. Such a connection is not stuck, so the host gets the whole
     * detection time: one that took long to let us in is slow, but it answers.
     */
    static void askFirst(Watched host, ConnectionRef connection, Turn turn) {
        ask(host, connection, turn.rules().detectionTime(), turn);
    }

    private static void ask(Watched host, ConnectionRef connection, Duration patience, Turn turn) {
        EffectId id = turn.newEffect();
        Probe asking = new Probe.Asking(id, connection, turn.now(), turn.now().plus(patience));
        turn.put(host.asked(asking, turn.now()));
        turn.ask(new ConnectionEffect.Ask(id, connection, host.id(), patience));
    }

    private static Probe restingUntil(Probe probe, Moment due) {
        return probe.connection().<Probe>map(held -> new Probe.Held(held, due)).orElseGet(() -> new Probe.Absent(due));
    }

    /** The same probe, but if it rests, then not longer than until {@code soon}. */
    static Probe noLaterThan(Probe probe, Moment soon) {
        boolean restsLonger = probe.awaits().isEmpty() && soon.isBefore(probe.due());
        return restsLonger ? restingUntil(probe, soon) : probe;
    }
}
