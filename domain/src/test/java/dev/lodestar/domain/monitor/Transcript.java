package dev.lodestar.domain.monitor;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.WaiterId;
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
 * A story played with a cluster machine. Lines that begin with {@code >} are the script, lines that begin with {@code #}
 * are comments; everything else is what the machine did.
 *
 * <pre>
 *   > cluster listed a b c [detection 3s] [count 3]     also: told, single; every host is a reader at first
 *   > a is writer 2 | reader | fenced | unknown         what it says when asked; writer with its timeline
 *   > a lists a b c | a names x                         the members and the identity it tells
 *   > a crashes | freezes | answers | is busy | takes 2s | drops
 *   > run 100ms                                          lets time pass
 *   > oversleep 5s                                       the client is stopped
 *   > trouble on a [generation 1] [ago 10ms]             a call failed
 *   > slow call on a
 *   > w1 wants writer [after a [generation 1]]           a caller waits, perhaps after trouble on a
 *   > w1 leaves
 *   > probes on | off                                    writes dials, questions and closings down, too
 *   > close
 * </pre>
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
            case "oversleep" -> play.oversleep(span(words.get(1)));
            case "trouble" -> play.deliver(new ClusterEvent.Troubled(trouble(words, words.get(2))));
            case "slow" ->
                play.deliver(new ClusterEvent.Suspected(new HostId(words.get(3)), option(words, "generation")));
            case "probes" -> score.showProbes(words.get(1).equals("on"));
            case "close" -> {
                play.deliver(new ClusterEvent.Closing());
                summary();
            }
            default -> someone(words);
        }
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

    private void someone(List<String> words) {
        if (words.get(0).startsWith("w") && words.get(0).length() > 1) {
            caller(new WaiterId(Long.parseLong(words.get(0).substring(1))), words);
            return;
        }
        Actor host = play.actor(words.get(0));
        switch (words.get(1)) {
            case "is" -> role(host, words);
            case "lists" -> host.lists(words.subList(2, words.size()));
            case "names" -> host.names(words.get(2));
            case "takes" -> host.latency = span(words.get(2));
            case "answers" -> host.manner = Actor.Manner.ANSWERING;
            case "freezes" -> host.manner = Actor.Manner.FROZEN;
            case "drops" -> play.disconnect(host);
            case "crashes" -> {
                host.manner = Actor.Manner.REFUSING;
                play.disconnect(host);
            }
            default -> throw new IllegalArgumentException("Unknown command: " + words);
        }
    }

    private static void role(Actor host, List<String> words) {
        switch (words.get(2)) {
            case "writer" -> host.isWriter(new WriterClaim.Timeline("x", Long.parseLong(words.get(3))));
            case "fenced" -> host.isWriter(new WriterClaim.Fenced());
            case "reader" -> host.is(Role.READER);
            case "unknown" -> host.is(Role.UNKNOWN);
            case "busy" -> host.manner = Actor.Manner.BUSY;
            default -> throw new IllegalArgumentException("Unknown role: " + words);
        }
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

    /** {@code 500ms} or {@code 5s}. */
    private static Duration span(String text) {
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
        for (Actor actor : play.everyone()) {
            asked.add(actor.name + " " + actor.dialled + "/" + actor.asked);
            actor.dialled = 0;
            actor.asked = 0;
        }
        score.line("(" + play.mode() + "; dialled/asked: " + asked + "; " + play.openConnections() + " open)");
    }
}
