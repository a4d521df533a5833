package dev.lodestar.domain.machines;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallStep;
import dev.lodestar.domain.plugin.CallView;
import dev.lodestar.domain.selection.SelectionContext;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiFunction;

/** Walks a call machine from its start to its end, and a little further: late answers come, too. */
final class CallWalk {

    /** Looks at the machine before and after each event. */
    interface Observer {
        /** @param event its name; {@code effect} is what it answers */
        void saw(String before, String event, Optional<EffectId> effect, String after);
    }

    /** By then the machine has to be done. */
    static final Moment DEADLINE = new Moment(Duration.ofSeconds(6).toNanos(), 0);

    private static final int STEPS = 60;

    private final SplittableRandom random;
    private final Chance chance;
    private final BiFunction<String, SplittableRandom, Rows> database;
    private final CallMachine machine;
    private final Observer observer;
    private final Map<EffectId, CallEffect> waiting = new LinkedHashMap<>();
    private final Map<EffectId, Moment> until = new LinkedHashMap<>();
    private final List<CallEffect> bygone = new ArrayList<>();
    private Topology topology = Topology.EMPTY;
    private Moment now = new Moment(0, 0);
    private String state = Behaviour.NOTHING;
    private boolean over;

    /** @param database what a query may give */
    CallWalk(
            SplittableRandom random,
            CallMachine machine,
            BiFunction<String, SplittableRandom, Rows> database,
            Observer observer) {
        this.random = random;
        this.machine = machine;
        this.database = database;
        this.observer = observer;
        chance = new Chance(random);
    }

    void walk() {
        lookAround();
        note(machine.start(view()));
        state = machine.toString();
        observer.saw(Behaviour.NOTHING, "start", Optional.empty(), state);
        for (int i = 0; i < STEPS; i++) {
            step();
        }
    }

    private CallView view() {
        now = new Moment(now.nanos(), random.nextLong());
        return new CallView(now, topology, SelectionContext.byChance(now));
    }

    private void lookAround() {
        if (random.nextInt(3) == 0) {
            topology = chance.topology(topology.epoch() + 1);
        }
    }

    private void step() {
        chance.timePasses();
        lookAround();
        now = now.plus(Duration.ofMillis(random.nextInt(50) == 0 ? 10_000 : random.nextInt(100)));
        int dice = random.nextInt(40);
        if (now.hasReached(DEADLINE) && !over) {
            take("Woke", Optional.empty(), new CallEvent.Woke());
        } else if (dice == 0) {
            take("Cancelled", Optional.empty(), new CallEvent.Cancelled("chance"));
        } else if (dice < 7 && machine.wakeAt().isPresent()) {
            wake();
        } else if (dice < 14 && !bygone.isEmpty()) {
            CallEffect late = bygone.get(random.nextInt(bygone.size()));
            take(ClusterWalk.LATE, Optional.empty(), answer(late));
        } else if (!waiting.isEmpty()) {
            List<EffectId> ids = List.copyOf(waiting.keySet());
            EffectId id = ids.get(random.nextInt(ids.size()));
            CallEffect effect = waiting.remove(id);
            bygone.add(effect);
            CallEvent answer = answer(effect);
            take(answer.getClass().getSimpleName(), Optional.of(id), answer);
        }
    }

    private void wake() {
        Moment due = machine.wakeAt().orElseThrow();
        now = now.hasReached(due) ? now : due;
        if (random.nextInt(10) == 0) {
            now = now.plus(Duration.ofSeconds(5));
        }
        if (now.hasOverslept(due)) {
            until.replaceAll((id, end) -> now.plus(Duration.ofSeconds(3)));
        }
        waiting.keySet().stream()
                .filter(id -> until.containsKey(id) && now.hasReached(until.get(id)))
                .toList()
                .forEach(this::giveUp);
        take("Woke", Optional.empty(), new CallEvent.Woke());
    }

    private void giveUp(EffectId id) {
        bygone.add(waiting.remove(id));
    }

    private void take(String name, Optional<EffectId> effect, CallEvent event) {
        String before = state;
        note(machine.on(event, view()));
        state = machine.toString();
        observer.saw(before, name, effect, state);
    }

    private void note(CallStep step) {
        step.effects().forEach(this::note);
        over |= step.outcome().isPresent();
        if (over) {
            List.copyOf(waiting.keySet()).forEach(this::giveUp);
        }
    }

    private void note(CallEffect effect) {
        if (effect instanceof ConnectionEffect.Dial dial) {
            await(dial.id(), dial, dial.patience());
        } else if (effect instanceof ConnectionEffect.Ask ask) {
            await(ask.id(), ask, ask.patience());
        } else if (effect instanceof CallEffect.Query query) {
            await(query.id(), query, query.patience());
        } else if (effect instanceof CallEffect.Restore restore) {
            await(restore.id(), restore, restore.patience());
        } else if (effect instanceof CallEffect.AwaitTopology await) {
            waiting.put(await.id(), await);
        } else if (effect instanceof CallEffect.Withdraw withdraw && waiting.containsKey(withdraw.waiter())) {
            giveUp(withdraw.waiter());
        }
    }

    private void await(EffectId id, CallEffect effect, Duration patience) {
        waiting.put(id, effect);
        until.put(id, now.plus(patience));
    }

    private CallEvent answer(CallEffect effect) {
        boolean well = random.nextInt(3) > 0;
        if (effect instanceof ConnectionEffect connection) {
            return chance.answer(connection);
        }
        if (effect instanceof CallEffect.Query query) {
            return well
                    ? new CallEvent.Queried(query.id(), database.apply(query.sql(), random))
                    : new CallEvent.QueryFailed(query.id(), chance.failure());
        }
        if (effect instanceof CallEffect.Restore restore) {
            return well
                    ? new CallEvent.Restored(restore.id())
                    : new CallEvent.RestoreFailed(restore.id(), chance.failure());
        }
        topology = chance.topology(topology.epoch() + 1);
        return new CallEvent.TopologyCame(((CallEffect.AwaitTopology) effect).id(), topology);
    }
}
