package dev.lodestar.ports.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What happened in a scene with several machines, in a form that does not depend on the order of concurrent effects or on
 * the clock. Its rules:
 *
 * <ol>
 *   <li>Every call, every host's probe, and what the cluster machine knows of every host is a voice of its own. Each voice
 *       keeps its order; there is none between voices, but for what the lines themselves say (a call that was told a writer
 *       was told so after the machine had accepted it).
 *   <li>A question of a probe is one line with its answer, and a passage of up to four such lines that repeats itself at
 *       once is written once: how often a host is asked is a matter of time.
 *   <li>Spans of time in facts are left out, and so is the cause of a search, which is whichever doubt came first.
 * </ol>
 *
 * Safe from any thread.
 */
final class Voices {

    private static final int LONGEST_PASSAGE = 4;

    private final Stage stage;
    private final Map<String, List<String>> voices = new TreeMap<>();

    Voices(Stage stage) {
        this.stage = stage;
    }

    void say(String voice, String line) {
        synchronized (this) {
            lines(voice).add(line);
        }
        stage.changed();
    }

    /** Says something that may be said again and again. */
    void repeat(String voice, String line) {
        synchronized (this) {
            List<String> lines = lines(voice);
            lines.add(line);
            for (int passage = 1; passage <= LONGEST_PASSAGE && 2 * passage <= lines.size(); passage++) {
                List<String> last = lines.subList(lines.size() - passage, lines.size());
                List<String> before = lines.subList(lines.size() - 2 * passage, lines.size() - passage);
                if (last.equals(before)) {
                    last.clear();
                    break;
                }
            }
        }
        stage.changed();
    }

    /** Says what is so now, if it was not so before. */
    void state(String voice, String line) {
        boolean news;
        synchronized (this) {
            List<String> lines = lines(voice);
            String before = "";
            for (String said : lines) {
                before = said.startsWith("shown ") ? said : before;
            }
            news = !before.equals(line);
        }
        if (news) {
            say(voice, line);
        }
    }

    /** What must not happen. */
    void broken(String line) {
        say("!!", line);
    }

    private List<String> lines(String voice) {
        return voices.computeIfAbsent(voice, any -> new ArrayList<>());
    }

    synchronized String text() {
        StringBuilder text = new StringBuilder();
        voices.forEach((voice, lines) -> text.append(voice)
                .append("\n  ")
                .append(String.join("\n  ", lines))
                .append('\n'));
        return text.toString().strip();
    }
}
