package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.story.Act;
import dev.lodestar.benchmarks.demo.story.Act.Change;
import dev.lodestar.benchmarks.demo.story.Checks;
import dev.lodestar.benchmarks.demo.story.Note.Voice;
import dev.lodestar.benchmarks.demo.story.Times;
import dev.lodestar.benchmarks.demo.workload.Trail;
import dev.lodestar.testkit.Await;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** The play: moves the cluster through its acts, and waits in each until every application goes on. */
final class Show {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final PostgresCluster cluster;
    private final Scene scene;
    private final Curtain curtain;
    private final Pace pace;

    Show(PostgresCluster cluster, Scene scene, Curtain curtain, Pace pace) {
        this.cluster = cluster;
        this.scene = scene;
        this.curtain = curtain;
        this.pace = pace;
    }

    /** What happens in an act; it may change the writer. */
    private interface Plot {
        Optional<Takeover> unfold() throws InterruptedException;
    }

    void play() throws InterruptedException {
        act("Calm", "the applications read and write", this::warmUp);
        Node crashed = act(
                        "Crash",
                        "the writer is killed; another server is promoted "
                                + pace.untilPromotion().toMillis() + " ms later",
                        () -> failover(FailoverPlan.crash().promotingAfter(pace.untilPromotion())))
                .orElseThrow();
        act("Return", "the crashed server comes back as a reader", () -> rejoin(crashed));
        Node frozen = act(
                        "Freeze",
                        "the writer stops answering and keeps its connections; another server is promoted "
                                + pace.untilPromotionOfFrozen().toMillis() + " ms later",
                        () -> failover(FailoverPlan.freeze().promotingAfter(pace.untilPromotionOfFrozen())))
                .orElseThrow();
        act("Awakening", "the frozen server goes on and still believes that it is the writer", () -> thaw(frozen));
        act("Return", "the former writer becomes a reader", () -> rejoin(frozen));
        act("Switchover", "a planned change: the writer stops in order, another server takes over", this::switchover);
    }

    private Optional<Node> act(String title, String sentence, Plot plot) throws InterruptedException {
        Act beginning = new Act(title, sentence, System.nanoTime(), 0, Optional.empty());
        scene.begin(beginning);
        Optional<Takeover> takeover = plot.unfold();
        Optional<Change> change = takeover.map(Show::change);
        change.ifPresent(each -> awaitEveryone(new Act(title, sentence, beginning.from(), Long.MAX_VALUE, change)));
        curtain.pause(pace.calm());
        scene.end(new Act(title, sentence, beginning.from(), System.nanoTime(), change));
        return takeover.map(Takeover::from);
    }

    private static Change change(Takeover takeover) {
        return new Change(
                takeover.from().number(),
                takeover.to().number(),
                takeover.to().address(),
                takeover.begunAt(),
                takeover.writableAt());
    }

    private void awaitEveryone(Act act) {
        Change change = act.change().orElseThrow();
        awaitTrails(Checks.STUCK, trail -> allGoOn(trail, change));
        scene.actors().forEach(actor -> {
            Times times = Times.of(act, actor.trail());
            times.firstSuccess().ifPresent(at -> scene.note(at, Voice.APPLICATION, actor.name(), goesOn(times)));
        });
    }

    /** The first statements of a fresh JVM are slow; no fault strikes before every worker has had a success. */
    private Optional<Takeover> warmUp() {
        awaitTrails(
                PATIENCE,
                trail -> IntStream.range(0, trail.workers())
                        .allMatch(worker -> trail.lastSuccess(worker).isPresent()));
        return Optional.empty();
    }

    /** Until the condition holds for all applications, the limit is over, or the curtain falls. */
    private void awaitTrails(Duration limit, Predicate<Trail> condition) {
        Await.holds(
                limit,
                () -> curtain.hasFallenWithin(Duration.ZERO)
                        || scene.actors().stream().map(Actor::trail).allMatch(condition));
    }

    private static boolean allGoOn(Trail trail, Change change) {
        return IntStream.range(0, trail.workers())
                .allMatch(worker -> trail.lastSuccess(worker)
                        .filter(call -> call.server().equals(change.server()) && call.ended() > change.begun())
                        .isPresent());
    }

    private static String goesOn(Times times) {
        String share = times.clientShare().getAsLong() / 1_000_000 + " ms after node "
                + times.change().to() + " accepted writes";
        return times.everyone().isEmpty()
                ? "first success " + share + ", but not of every worker"
                : "first success " + share + ", every worker after "
                        + times.since(times.everyone()).getAsLong() / 1_000_000 + " ms";
    }

    private Optional<Takeover> failover(FailoverPlan plan) {
        return Optional.of(cluster.failover(plan));
    }

    private Optional<Takeover> switchover() {
        Node to = cluster.mostAdvancedReader();
        return Optional.of(cluster.switchover(to));
    }

    private Optional<Takeover> rejoin(Node node) {
        cluster.rejoin(node);
        cluster.awaitReplication(PATIENCE);
        return Optional.empty();
    }

    private Optional<Takeover> thaw(Node node) {
        cluster.thaw(node);
        return Optional.empty();
    }
}
