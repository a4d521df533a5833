package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.fact.Fact;
import dev.lodestar.domain.time.Moment;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes down what a machine does, one line each with the time in milliseconds. */
final class Score implements ClusterEffect.Handler {

    private final StringBuilder text = new StringBuilder();
    private final Map<WaiterId, String> names = new LinkedHashMap<>();
    private boolean probesShown;
    private long millis;

    void showProbes(boolean shown) {
        probesShown = shown;
    }

    void at(Moment now) {
        millis = millis(now);
    }

    /** Milliseconds since the story began. */
    long millis(Moment moment) {
        return Math.floorDiv(moment.nanos() - Play.ORIGIN, 1_000_000);
    }

    /** Whoever waits under this number is called so. */
    void name(WaiterId waiter, String name) {
        names.put(waiter, name);
    }

    void copy(String line) {
        text.append(line).append('\n');
    }

    private void note(String what) {
        text.append(String.format("%10d  %s%n", millis, what));
    }

    void topology(Topology topology) {
        String hosts = topology.hosts().stream().map(Score::host).collect(Collectors.joining(" "));
        String claim = topology.claim().map(shown -> " by " + shown).orElse("");
        note("topology: " + hosts + claim + (topology.splitBrain() ? " SPLIT BRAIN" : ""));
    }

    private static String host(Host host) {
        String role = switch (host.role()) {
            case WRITER -> "writer";
            case READER -> "reader";
            case UNKNOWN -> "?";
        };
        return host.id() + "/" + host.generation() + "=" + role + (host.isUp() ? "" : "(down)");
    }

    void fact(Fact fact) {
        note("fact: " + fact.sentence());
    }

    void line(String what) {
        note(what);
    }

    @Override
    public void dial(ConnectionEffect.Dial dial) {
        if (probesShown) {
            note("dial " + dial.host() + " within " + dial.patience().toMillis() + " ms");
        }
    }

    @Override
    public void ask(ConnectionEffect.Ask ask) {
        if (probesShown) {
            note("ask " + ask.host() + " within " + ask.patience().toMillis() + " ms");
        }
    }

    @Override
    public void close(ConnectionEffect.Close close) {
        if (probesShown) {
            note("close a connection");
        }
    }

    @Override
    public void release(ClusterEffect.Release release) {
        String who = names.getOrDefault(release.waiter(), release.waiter().toString());
        note("release " + who + " with writer "
                + release.topology()
                        .writer()
                        .map(Host::id)
                        .map(Object::toString)
                        .orElse("none")
                + (release.topology().splitBrain() ? ", split brain" : ""));
    }

    @Override
    public void dismiss(ClusterEffect.Dismiss dismiss) {
        note("dismiss " + dismiss.waiter());
    }

    @Override
    public void condemn(ClusterEffect.Condemn condemn) {
        note("condemn " + condemn.host() + " up to generation " + condemn.generation() + ": " + condemn.evidence());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
