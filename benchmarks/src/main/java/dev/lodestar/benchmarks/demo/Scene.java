package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.story.Act;
import dev.lodestar.benchmarks.demo.story.Note;
import dev.lodestar.benchmarks.demo.story.Truth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;

/** All that can be looked at while the play goes on, from any thread. */
public final class Scene {
    private final Addresses addresses;
    private final String subject;
    private final long begun = System.nanoTime();
    private final Truth truth;
    private final List<Actor> actors;
    private final Queue<Note> notes = new ConcurrentLinkedQueue<>();
    private final List<Act> acts = new ArrayList<>();
    private volatile Consumer<Note> onlooker = note -> {};
    private volatile Act act = new Act("Curtain up", "", begun, begun, Optional.empty());

    Scene(Addresses addresses, String subject, List<Actor> actors) {
        this.addresses = addresses;
        this.subject = subject;
        this.actors = List.copyOf(actors);
        this.truth = new Truth(addresses.nodes(), addresses::nodeNumber, begun);
    }

    /** @param application the name of the one that it is about; empty if it is about all */
    void note(long at, Note.Voice voice, String application, String text) {
        Note note = new Note(at, voice, application, addresses.named(text));
        notes.add(note);
        onlooker.accept(note);
    }

    /** From now on this is told every note. */
    void watchedBy(Consumer<Note> watcher) {
        onlooker = watcher;
    }

    void begin(Act next) {
        act = next;
        note(next.from(), Note.Voice.SHOW, "", next.title() + ": " + next.sentence());
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

    /** Notes what each library believes at this moment, also where no fact was told. */
    void look() {
        actors.forEach(actor -> actor.look(System.nanoTime()));
    }

    /** The applications, in the order in which they are shown. */
    public List<Actor> actors() {
        return actors;
    }

    public List<Note> notes() {
        return List.copyOf(notes);
    }
}
