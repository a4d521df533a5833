package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.GtidSet;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.endpoint.InstanceHostPattern;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * A story played with a cluster machine and the applications that use it. Lines that begin with {@code >} are the script, lines that begin with {@code #}
 * are comments; everything else is what the machine did.
 *
 * <pre>
 *   > cluster listed a b c [detection 3s] [count 3]     also: told, single; every host is a reader at first
 *   > a is writer 2 | reader | fenced | unknown         what it says when asked; writer with its timeline
 *   > a is executed a:1-5,b:1                            writer of MySQL with what it has executed; letters are servers
 *   > a lists a b c | a names x                         the members and the identity it tells
 *   > a crashes | freezes | answers | is busy | takes 2s | drops
 *   > a fails questions with XX000                       whatever it is asked; ends with answers
 *   > a refuses logins with 28P01 beneath 08001          a chain of SQLStates, the outermost last; ends with answers
 *   > endpoint leads to a                                DNS
 *   > run 100ms                                          lets time pass
 *   > oversleep 5s                                       the client is stopped
 *   > trouble on a [generation 1] [ago 10ms]             a call failed
 *   > slow call on a
 *   > w1 wants writer [after a [generation 1]]           a caller waits, perhaps after trouble on a
 *   > w1 leaves
 *   > probes on | off                                    writes dials, questions and closings down, too
 *   > close
 * </pre>
 *
 * <p>What applications do is described at {@link ApplicationScript}.
 */
final class Transcript {

    private final Score score = new Score();
    private Play play = new Play(Membership.LISTED, List.of("none"), Duration.ofSeconds(3), 3, score);

    private Transcript() {}

    /** The same story with what the machine does now. */
    static String replay(String story) {
        Transcript transcript = new Transcript();
        for (String line : story.split("\n")) {
            if (line.startsWith(">")) {
                transcript.score.copy(line);
                transcript.perform(line.substring(1).strip());
            } else if (line.startsWith("#") || line.isBlank()) {
                transcript.score.copy(line);
            }
        }
        return transcript.score.toString().replace("\r\n", "\n");
    }

    private void perform(String command) {
        List<String> words = new ArrayList<>(Arrays.asList(command.split(" +")));
        switch (words.get(0)) {
            case "cluster" -> begin(words);
            case "run" -> {
                play.run(span(words.get(1)));
                summary();
            }
            case "oversleep" -> play.network().pass(span(words.get(1)));
            case "trouble" -> play.deliver(new ClusterEvent.Troubled(trouble(words, words.get(2))));
            case "slow" ->
                play.deliver(new ClusterEvent.Suspected(new HostId(words.get(3)), option(words, "generation")));
            case "application" -> ApplicationScript.declare(words, play);
            case "discovery" -> discovery(words.subList(2, words.size()));
            case "probes" -> score.showProbes(words.get(1).equals("on"));
            case "close" -> {
                play.deliver(new ClusterEvent.Closing());
                summary();
            }
            default -> someone(words, command);
        }
    }

    private void discovery(List<String> words) {
        int with = words.indexOf("with");
        Optional<InstanceHostPattern> pattern =
                with < 0 ? Optional.empty() : Optional.of(InstanceHostPattern.parse(words.get(with + 2)));
        List<String> names = with < 0 ? words : words.subList(0, with);
        play.perform(() -> Discovering.begin(play, names, pattern));
    }

    private void begin(List<String> words) {
        Membership membership = Membership.valueOf(words.get(1).toUpperCase(Locale.ROOT));
        Duration detection = Duration.ofSeconds(3);
        int count = 3;
        if (words.contains("count")) {
            count = Integer.parseInt(words.get(words.indexOf("count") + 1));
            words = words.subList(0, words.indexOf("count"));
        }
        if (words.contains("detection")) {
            detection = span(words.get(words.indexOf("detection") + 1));
            words = words.subList(0, words.indexOf("detection"));
        }
        play = new Play(membership, words.subList(2, words.size()), detection, count, score);
    }

    private void someone(List<String> words, String command) {
        Application application = play.applications().get(words.get(0).replace(":", ""));
        if (application != null) {
            play.perform(() -> ApplicationScript.perform(application, words, command));
            return;
        }
        if (words.get(0).startsWith("w") && words.get(0).length() > 1) {
            caller(new WaiterId(Long.parseLong(words.get(0).substring(1))), words);
            return;
        }
        if (words.get(1).equals("leads")) {
            play.network().lead(words.get(0), play.network().actor(words.get(3)));
            return;
        }
        Actor host = play.network().actor(words.get(0));
        switch (words.get(1)) {
            case "is" -> role(host, words);
            case "lists" -> host.lists(words.subList(2, words.size()));
            case "names" -> host.names(words.get(2));
            case "takes" -> host.latency = span(words.get(2));
            case "answers" -> host.answers();
            case "fails" -> host.trouble = Optional.of(states(words.subList(4, words.size())));
            case "refuses" -> host.locked = Optional.of(states(words.subList(4, words.size())));
            case "freezes" -> host.manner = Actor.Manner.FROZEN;
            case "drops" -> host.open.clear();
            case "crashes" -> {
                host.manner = Actor.Manner.REFUSING;
                host.open.clear();
            }
            default -> throw new IllegalArgumentException("Unknown command: " + words);
        }
    }

    private static void role(Actor host, List<String> words) {
        switch (words.get(2)) {
            case "writer" -> host.isWriter(new WriterClaim.Timeline("x", Long.parseLong(words.get(3))));
            case "fenced" -> host.isWriter(new WriterClaim.Fenced());
            case "executed" -> host.isWriter(new WriterClaim.Executed(executed(words.get(3))));
            case "reader" -> host.is(Role.READER);
            case "unknown" -> host.is(Role.UNKNOWN);
            case "busy" -> host.manner = Actor.Manner.BUSY;
            default -> throw new IllegalArgumentException("Unknown role: " + words);
        }
    }

    private static GtidSet executed(String text) {
        String full = text.replaceAll("([a-f]):", "$1$1$1$1$1$1$1$1-0000-0000-0000-000000000000:");
        return GtidSet.parse(full).orElseThrow(() -> new IllegalArgumentException("No transactions: " + text));
    }

    private void caller(WaiterId waiter, List<String> words) {
        if (words.get(1).equals("leaves")) {
            play.deliver(new ClusterEvent.Withdrawn(waiter));
            return;
        }
        Wanted wanted = Wanted.valueOf(words.get(2).toUpperCase(Locale.ROOT));
        Optional<Trouble> trouble = words.contains("after")
                ? Optional.of(trouble(words, words.get(words.indexOf("after") + 1)))
                : Optional.empty();
        play.deliver(new ClusterEvent.Awaited(
                waiter, new Need(wanted, trouble.map(Trouble::at).orElse(play.now()), trouble)));
    }

    private Trouble trouble(List<String> words, String host) {
        Duration ago = words.contains("ago") ? span(words.get(words.indexOf("ago") + 1)) : Duration.ZERO;
        return new Trouble(
                new HostId(host),
                option(words, "generation"),
                play.now().plus(ago.negated()),
                Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), "connection reset"));
    }

    /** {@code 28P01 beneath 08001}: the outermost comes first in a failure. */
    private static Failure states(List<String> words) {
        List<Symptom> symptoms = new ArrayList<>();
        words.stream()
                .filter(word -> !word.equals("beneath"))
                .forEach(state -> symptoms.add(
                        0, state.length() == 5 ? Symptom.sql(state, 0, "") : Symptom.of(Symptom.Kind.OTHER)));
        return new Failure(symptoms, String.join(" ", words));
    }

    /** {@code 500ms} or {@code 5s}. */
    static Duration span(String text) {
        return text.endsWith("ms")
                ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
                : Duration.ofSeconds(Long.parseLong(text.substring(0, text.length() - 1)));
    }

    private static long option(List<String> words, String name) {
        return words.contains(name) ? Long.parseLong(words.get(words.indexOf(name) + 1)) : 0;
    }

    private void summary() {
        score.at(play.now());
        StringJoiner asked = new StringJoiner(", ");
        for (Actor actor : play.network().everyone()) {
            asked.add(actor.name + " " + actor.dialled + "/" + actor.asked);
            actor.dialled = 0;
            actor.asked = 0;
        }
        score.line("(" + play.mode() + "; dialled/asked: " + asked + "; "
                + play.network().openConnections() + " open)");
    }
}
