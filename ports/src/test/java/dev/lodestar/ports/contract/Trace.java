package dev.lodestar.ports.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * What an interpreter did, line by line, without times: effects at the margin, what it was told indented, and after
 * {@code !!} what must not happen. Safe from any thread.
 */
final class Trace {

    private final List<String> lines = new ArrayList<>();
    private volatile BooleanSupplier here = () -> true;
    private boolean ended;

    /** @param caller whether the current thread is the caller's */
    void runBy(BooleanSupplier caller) {
        here = caller;
    }

    synchronized void effect(String line) {
        entered(line);
        lines.add(line);
    }

    synchronized void answer(String line) {
        lines.add("  " + line);
    }

    synchronized void broken(String line) {
        lines.add("!! " + line);
    }

    /** The interpreter is at work: until the end, on the caller's thread or context alone. */
    synchronized void entered(String what) {
        if (!ended && !here.getAsBoolean()) {
            broken("not where the caller is: " + what);
        }
    }

    synchronized void end(String line) {
        effect("end: " + line);
        if (ended) {
            broken("a second end");
        }
        ended = true;
    }

    synchronized String text() {
        return String.join("\n", lines);
    }
}
