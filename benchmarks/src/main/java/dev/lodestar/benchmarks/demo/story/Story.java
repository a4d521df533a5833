package dev.lodestar.benchmarks.demo.story;

import dev.lodestar.benchmarks.demo.workload.Call;
import java.util.List;

/**
 * The whole demo, over. Moments are of one monotonic clock, in nanoseconds.
 *
 * @param subject which servers and what kind of cluster, for people
 * @param nodes how many servers
 * @param truth what they were
 * @param applications one now; another kind of application would be a second one, with the same faults
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

        public List<Call> errors() {
            return calls.stream().filter(call -> !call.succeeded()).toList();
        }
    }

    public boolean succeeded() {
        return applications.stream().allMatch(Application::succeeded);
    }
}
