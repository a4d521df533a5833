package dev.lodestar.domain.machines;

import dev.lodestar.domain.detection.CallWatch;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ClusterEvent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;

/** Walks all machines, and writes the page of the documentation. */
final class MachinesPage {

    private static final String START = "start";
    private static final String SAME = "the same odd mark";
    private static final String ANOTHER = "another odd mark";
    private static final String EVEN = "an even mark";

    private final Behaviour modes = new Behaviour();
    private final Behaviour probes = new Behaviour();
    private final Behaviour calls = new Behaviour();
    private final Behaviour failovers = new Behaviour();
    private final Behaviour lanes = new Behaviour();
    private final Behaviour watches = new Behaviour();

    /** Walks with the seeds from {@code first} on. */
    MachinesPage(long first, int walks) {
        CallWalks ofCalls = new CallWalks(calls, failovers, lanes);
        for (long seed = first; seed < first + walks; seed++) {
            new ClusterWalk(seed, modes, probes).walk();
            ofCalls.walk(seed);
            watch(new SplittableRandom(seed));
        }
    }

    private void watch(SplittableRandom random) {
        CallWatch watch = new CallWatch();
        long mark = 0;
        String age = "0";
        for (int i = 0; i < 20; i++) {
            long next = mark + random.nextInt(3);
            String event = (next & 1) == 0 ? EVEN : next == mark ? SAME : ANOTHER;
            int ticks = watch.look(next);
            String older = ticks < 2 ? String.valueOf(ticks) : "2 or more";
            watches.saw(age, event, older);
            mark = next;
            age = older;
        }
    }

    String markdown() throws IOException {
        List<String> ofCluster = events(ClusterEvent.class, ClusterWalk.LATE);
        List<String> ofProbe = events(ClusterEvent.class, ClusterWalk.OTHER, ClusterWalk.LATE);
        List<String> ofCall = events(CallEvent.class, ClusterWalk.LATE);
        List<String> ofLane = events(CallEvent.class, ClusterWalk.OTHER, ClusterWalk.LATE);
        return INTRODUCTION
                + new Section("Cluster machine", "monitor/Mode.java", ofCluster).of(modes, "Mode")
                + new Section("Probe of one host", "monitor/Probe.java", ofProbe).of(probes, "Probe")
                + new Section("Call machine", "plugin/CallMachine.java", ofCall).of(calls, frames())
                + new Section("Failover machine", "failover/FailoverMachine.java", ofCall).of(failovers, "State")
                + new Section("Discovery, at one address", "discovery/Lane.java", ofLane).of(lanes, "Lane")
                + new Section("Call watch", "detection/CallWatch.java", List.of(SAME, ANOTHER, EVEN))
                        .of(watches, ages());
    }

    private static List<String> events(Class<?> kind, String... more) {
        List<String> events = new ArrayList<>(List.of(START));
        events.addAll(Declared.events(kind));
        events.addAll(List.of(more));
        return events;
    }

    /** A call waits for what its innermost frame waits for. */
    private static Map<String, String> frames() throws IOException {
        Map<String, String> frames = new LinkedHashMap<>();
        frames.put("discovery", Declared.purpose("discovery/DiscoveryMachine.java"));
        frames.put("failover", Declared.purpose("failover/FailoverMachine.java"));
        frames.put("failover > dial", Declared.purpose("plugin/DialFrame.java"));
        frames.put("dial", frames.get("failover > dial"));
        return frames;
    }

    private static Map<String, String> ages() throws IOException {
        Map<String, String> ages = new LinkedHashMap<>();
        for (String age : List.of("0", "1", "2 or more")) {
            ages.put(age, Declared.result("detection/CallWatch.java"));
        }
        return ages;
    }

    /** What is shown of one machine. */
    private record Section(String title, String file, List<String> events) {

        /** Of a machine whose states are the nested records that implement {@code kind}. */
        String of(Behaviour behaviour, String kind) throws IOException {
            return of(behaviour, Declared.states(file, kind));
        }

        /** Fails if a state is missing from the walks, or from the source. */
        String of(Behaviour behaviour, Map<String, String> states) throws IOException {
            if (!behaviour.states().equals(new TreeSet<>(states.keySet()))) {
                throw new AssertionError(
                        title + ": seen were " + behaviour.states() + ", declared are " + states.keySet());
            }
            String source = "../../domain/src/main/java/dev/lodestar/domain/" + file;
            return "\n## " + title + "\n\n" + Declared.purpose(file) + " ([source](" + source + "))\n\n"
                    + behaviour.diagram(states.keySet(), events) + "\n" + meanings(states) + "\n"
                    + behaviour.table(states.keySet(), events);
        }

        private static String meanings(Map<String, String> states) {
            Map<String, String> names = new LinkedHashMap<>();
            states.forEach(
                    (state, meaning) -> names.merge(meaning, "*" + state + "*", (one, other) -> one + ", " + other));
            StringBuilder text = new StringBuilder();
            names.forEach((meaning, name) -> text.append("- " + name + ": " + meaning + "\n"));
            return text.toString();
        }
    }

    private static final String INTRODUCTION = """
            # Machines

            Generated from what the machines do; do not edit. To write it anew:
            `mvn -pl domain test -Dtest=MachinesReferenceTest -Dlodestar.docs.write=true`

            Each machine was told whatever the outside may tell it, at random, by a fixed set of seeds, and what it did was written
            down: nobody drew an arrow. A second set of seeds has to find the same arrows, none more and none less. The sentences come
            from the source.

            In a table, a dash is what does not happen, and *stays* is what changes nothing here (other parts of the machine may
            have changed). In a diagram, an arrow to itself is left out. A machine that is *over* has ended. Time is told before
            anything else: when its deadline has come, a call machine is woken.
            """;
}
