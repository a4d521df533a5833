package dev.lodestar.benchmarks.demo.story;

import dev.lodestar.benchmarks.demo.workload.Call;
import java.util.List;

/**
 * The whole demo, over. Moments are of one monotonic clock, in nanoseconds.
 *
 * @param subject which servers and what kind of cluster, for people
 * @param nodes how many servers
 * @param truth what they were
 * @param applications each of them lived through the same faults
 */
public record Story(
        String subject,
        int nodes,
        long from,
        long to,
        List<Act> acts,
        List<Band> truth,
        List<Note> notes,
        List<Application> applications) {

    /**
     * What one application saw, and the library in it.
     *
     * @param belief what the library believed
     * @param times one for each change of writer
     */
    public record Application(
            String name,
            int workers,
            List<Call> calls,
            List<Band> belief,
            List<Times> times,
            Audit audit,
            List<Check> checks) {

        public boolean succeeded() {
            return checks.stream().allMatch(Check::holds);
        }

        /** Statements that succeeded. */
        public long statements() {
            return calls.stream()
                    .filter(Call::succeeded)
                    .mapToLong(call -> call.job().statements())
                    .sum();
        }

        /** What the library in this application told, from the one moment to the other, inclusively. */
        public List<Note> facts(List<Note> notes, long from, long to) {
            return notes.stream()
                    .filter(note -> note.voice() == Note.Voice.LIBRARY
                            && note.application().equals(name))
                    .filter(note -> from <= note.at() && note.at() <= to)
                    .toList();
        }

        public List<Call> errors() {
            return calls.stream().filter(call -> !call.succeeded()).toList();
        }
    }

    public boolean succeeded() {
        return applications.stream().allMatch(Application::succeeded);
    }
}
