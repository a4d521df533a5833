package dev.lodestar.domain.machines;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Dialect.Membership;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ClusterEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.event.ClusterEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.monitor.ClusterMachine;
import dev.lodestar.domain.monitor.ClusterRules;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks a cluster machine, and writes down what it and its probes do. */
final class ClusterWalk {

    static final String LATE = "an answer nobody waits for";
    static final String OTHER = "an answer of another host";
    static final String REMOVED = Behaviour.over("removed");

    private static final int STEPS = 120;
    private static final Pattern MODE = Pattern.compile("^(\\w+),");
    private static final Pattern PROBE = Pattern.compile("\\n  (\\S+) at \\S+: (\\w+);");

    private final SplittableRandom random;
    private final Chance chance;
    private final int busy;
    private final Behaviour modes;
    private final Behaviour probes;
    private final ClusterMachine machine;
    private final Map<EffectId, ConnectionEffect> asked = new LinkedHashMap<>();
    private final Map<HostId, EffectId> newest = new LinkedHashMap<>();
    private Moment now = new Moment(0, 0);
    private String mode;
    private Map<String, String> states;

    ClusterWalk(long seed, Behaviour modes, Behaviour probes) {
        this.modes = modes;
        this.probes = probes;
        random = new SplittableRandom(seed);
        chance = new Chance(random);
        busy = 18 + random.nextInt(4);
        Map<HostId, HostAddress> hosts = new LinkedHashMap<>();
        for (String name : Chance.HOSTS.subList(0, 1 + random.nextInt(3))) {
            hosts.put(new HostId(name), new HostAddress(name, 5432));
        }
        ClusterRules rules = new ClusterRules(
                random.nextBoolean() ? Membership.TOLD : Membership.LISTED,
                row -> new HostAddress(row.id(), 5432),
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(30),
                Duration.ofMillis(250),
                Duration.ofSeconds(3),
                3,
                Duration.ofSeconds(5));
        machine = new ClusterMachine(rules, hosts, now);
        mode = mode();
        states = probes();
    }

    void walk() {
        modes.saw(Behaviour.NOTHING, "start", mode);
        states.values().forEach(probe -> probes.saw(Behaviour.NOTHING, "start", probe));
        for (int left = random.nextInt(STEPS); left > 0; left--) {
            step(event());
        }
        step(new ClusterEvent.Closing());
        step(event());
    }

    private void step(ClusterEvent event) {
        now = new Moment(now.nanos(), random.nextLong());
        Optional<ConnectionEffect> answered = answered(event);
        boolean late = event instanceof ConnectionAnswer
                && answered.filter(this::isAwaited).isEmpty();
        String name = late ? LATE : event.getClass().getSimpleName();
        String modeBefore = mode;
        Map<String, String> before = states;
        machine.on(event, now).effects().forEach(this::note);
        mode = mode();
        states = probes();
        modes.saw(modeBefore, name, mode);
        before.forEach((host, probe) -> {
            boolean mine =
                    late || answered.isEmpty() || host(answered.get()).value().equals(host);
            probes.saw(probe, mine ? name : OTHER, states.getOrDefault(host, REMOVED));
        });
        states.forEach((host, probe) -> {
            if (!before.containsKey(host)) {
                probes.saw(Behaviour.NOTHING, name, probe);
            }
        });
    }

    private void note(ClusterEffect effect) {
        if (effect instanceof ConnectionEffect.Dial dial) {
            asked.put(dial.id(), dial);
            newest.put(dial.host(), dial.id());
        } else if (effect instanceof ConnectionEffect.Ask ask) {
            asked.put(ask.id(), ask);
            newest.put(ask.host(), ask.id());
        }
    }

    private Optional<ConnectionEffect> answered(ClusterEvent event) {
        return event instanceof ConnectionAnswer answer
                ? Optional.ofNullable(asked.get(Chance.idOf(answer)))
                : Optional.empty();
    }

    /** The probe of its host waits, and what it asked last is this. */
    private boolean isAwaited(ConnectionEffect effect) {
        String probe = states.getOrDefault(host(effect).value(), "");
        EffectId id = effect instanceof ConnectionEffect.Dial dial ? dial.id() : ((ConnectionEffect.Ask) effect).id();
        return id.equals(newest.get(host(effect))) && (probe.equals("Dialing") || probe.equals("Asking"));
    }

    private static HostId host(ConnectionEffect effect) {
        return effect instanceof ConnectionEffect.Dial dial ? dial.host() : ((ConnectionEffect.Ask) effect).host();
    }

    // ---- what may happen

    private ClusterEvent event() {
        chance.timePasses();
        // In Calm not much is asked: what else may come, comes more often.
        int dice = mode.equals("Calm") ? 10 + random.nextInt(12) : random.nextInt(busy);
        if (dice < 13 && !asked.isEmpty()) {
            now = now.plus(Duration.ofMillis(random.nextInt(random.nextInt(10) == 0 ? 11_000 : 200)));
            return chance.answer(recent());
        }
        if (dice < 18 && machine.wakeAt().isPresent()) {
            return woke();
        }
        HostId host = new HostId(chance.host());
        return switch (random.nextInt(6)) {
            case 0 -> new ClusterEvent.Troubled(trouble(host));
            case 1 -> new ClusterEvent.Suspected(host, random.nextInt(3));
            case 2 -> new ClusterEvent.Withdrawn(new WaiterId(random.nextInt(3)));
            default -> new ClusterEvent.Awaited(new WaiterId(random.nextInt(3)), need(host));
        };
    }

    /** Mostly one of the newest, sometimes one that was answered or given up long ago. */
    private ConnectionEffect recent() {
        Object[] all = asked.values().toArray();
        int among = random.nextInt(8) == 0 ? all.length : Math.min(all.length, 3);
        return (ConnectionEffect) all[all.length - 1 - random.nextInt(among)];
    }

    private ClusterEvent woke() {
        Moment due = machine.wakeAt().orElseThrow();
        now = now.hasReached(due) ? now : due;
        if (random.nextInt(10) == 0) {
            now = now.plus(Duration.ofSeconds(random.nextInt(10)));
        }
        return new ClusterEvent.Woke();
    }

    private Trouble trouble(HostId host) {
        Moment at = now.plus(Duration.ofMillis(-random.nextInt(random.nextBoolean() ? 500 : 40_000)));
        return new Trouble(host, random.nextInt(3), at, chance.failure());
    }

    private Need need(HostId host) {
        Optional<Trouble> trouble = random.nextInt(4) > 0 ? Optional.of(trouble(host)) : Optional.empty();
        return new Need(
                random.nextBoolean() ? Wanted.WRITER : Wanted.READER,
                trouble.map(Trouble::at).orElse(now),
                trouble);
    }

    // ---- what is seen

    private String mode() {
        Matcher found = MODE.matcher(machine.description().get());
        if (!found.find()) {
            throw new AssertionError("No mode in " + machine.description().get());
        }
        return found.group(1);
    }

    private Map<String, String> probes() {
        Map<String, String> found = new LinkedHashMap<>();
        PROBE.matcher(machine.description().get()).results().forEach(host -> found.put(host.group(1), host.group(2)));
        return found;
    }
}
