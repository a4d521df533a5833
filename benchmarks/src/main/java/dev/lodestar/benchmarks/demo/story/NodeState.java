package dev.lodestar.benchmarks.demo.story;

import java.util.Locale;

/** What a server is, in truth or as somebody believes. */
public enum NodeState {
    WRITER,
    READER,
    /** Does not exist for its clients: crashed, stopped, or being copied. */
    DOWN,
    /** Accepts connections and answers nobody. */
    FROZEN,
    /** Runs in the belief of still being the writer. */
    FORMER,
    UNKNOWN;

    /** In lower case, for people and style sheets. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
