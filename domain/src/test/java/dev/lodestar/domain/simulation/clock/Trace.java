package dev.lodestar.domain.simulation.clock;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happened, line by line. Off as a rule, because words cost more than the run: the seed repeats the run with the
 * trace on.
 */
public final class Trace {

    /** What becomes of a line. */
    public enum Use {
        DROPPED,
        KEPT
    }

    private final VirtualTime time;
    private final Use use;
    private final List<String> lines = new ArrayList<>();

    public Trace(VirtualTime time, Use use) {
        this.time = time;
        this.use = use;
    }

    public void tell(Supplier<String> line) {
        if (use == Use.KEPT) {
            lines.add(String.format("%10.3f  %s", time.nanos() / 1e6, line.get()));
        }
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** A number that differs, as good as surely, if any character of any line differs. */
    public long hash() {
        long hash = 0xCBF29CE484222325L;
        for (String line : lines) {
            for (int i = 0; i < line.length(); i++) {
                hash = (hash ^ line.charAt(i)) * 0x100000001B3L;
            }
            hash = (hash ^ '\n') * 0x100000001B3L;
        }
        return hash;
    }
}
