package dev.lodestar.benchmarks.demo.screen;

import dev.lodestar.benchmarks.demo.story.Note;
import java.time.Duration;

/** Shows the scene. Called by several threads. */
public interface Screen extends AutoCloseable {

    /** Something was said. */
    void note(Note note);

    /** It is time to look again. */
    void tick();

    /** How often {@link #tick()} is wanted. */
    Duration interval();

    /** Leaves the terminal as it was found. Idempotent. */
    @Override
    void close();
}
