package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.story.Act;
import dev.lodestar.benchmarks.demo.story.Belief;
import dev.lodestar.benchmarks.demo.story.Note;
import dev.lodestar.benchmarks.demo.story.Truth;
import dev.lodestar.benchmarks.demo.workload.Trail;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** All that can be looked at while the play goes on, from any thread. */
public final class Scene {
    private final PostgresCluster cluster;
    private final String subject;
    private final long begun = System.nanoTime();
    private final Truth truth;
    private final Belief belief;
    private final Trail trail;
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final List<Act> acts = new ArrayList<>();
    private volatile Consumer<Note> onlooker = note -> {};
    private volatile Act act = new Act("Curtain up", "", begun, begun, Optional.empty());

    Scene(PostgresCluster cluster, String subject, Trail trail) {
        this.cluster = cluster;
        this.subject = subject;
        this.trail = trail;
        int nodes = cluster.nodes().size();
        this.truth = new Truth(nodes, this::nodeNumber, begun);
        this.belief = new Belief(nodes, this::nodeNumber);
    }

    /** The number of the node with that address; 0 for any other text. */
    int nodeNumber(String address) {
        return cluster.nodes().stream()
                .filter(node -> node.address().equals(address))
                .mapToInt(Node::number)
                .findFirst()
                .orElse(0);
    }

    /** Calls the nodes by their numbers instead of their addresses. */
    String named(String text) {
        String named = text;
        for (Node node : cluster.nodes()) {
            named = named.replace(node.address() + ":" + node.port(), "node " + node.number())
                    .replace(node.address(), "node " + node.number());
        }
        return named;
    }

    void note(long at, Note.Voice voice, String text) {
        Note note = new Note(at, voice, named(text));
        notes.add(note);
        onlooker.accept(note);
    }

    /** From now on this is told every note. */
    void watchedBy(Consumer<Note> watcher) {
        onlooker = watcher;
    }

    void begin(Act next) {
        act = next;
        note(next.from(), Note.Voice.SHOW, next.title() + ": " + next.sentence());
    }

    void end(Act ended) {
        acts.add(ended);
    }

    /** The act that goes on; its end is not known yet. */
    public Act act() {
        return act;
    }

    /** Acts that are over. To be called by the thread that plays. */
    List<Act> acts() {
        return List.copyOf(acts);
    }

    public String subject() {
        return subject;
    }

    /** When it began, by {@link System#nanoTime()}. */
    public long begun() {
        return begun;
    }

    public Truth truth() {
        return truth;
    }

    public Belief belief() {
        return belief;
    }

    public Trail trail() {
        return trail;
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }
}
