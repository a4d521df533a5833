package dev.lodestar.domain.simulation;

import dev.lodestar.domain.simulation.Script.Visitor;
import dev.lodestar.domain.simulation.check.Invariant;
import dev.lodestar.domain.simulation.client.Chore;
import dev.lodestar.domain.simulation.client.Wiring;
import dev.lodestar.domain.simulation.clock.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Makes a failing script small: leaves out visitors, faults and chores as long as the same invariant still breaks. Halves
 * first, then ever smaller parts, in the manner of delta debugging.
 */
final class Shrinker {

    /** So many runs are enough for any script; more would only keep a person waiting. */
    private static final int MOST_RUNS = 3_000;

    private final Invariant invariant;
    private final Wiring wiring;
    private int runs;

    private Shrinker(Invariant invariant, Wiring wiring) {
        this.invariant = invariant;
        this.wiring = wiring;
    }

    /** A script no larger than {@code failing} that breaks the same invariant. */
    static Script shrink(Script failing, Invariant invariant, Wiring wiring) {
        Shrinker shrinker = new Shrinker(invariant, wiring);
        Script smaller = failing;
        int before;
        do {
            before = smaller.size();
            smaller = shrinker.pass(smaller);
        } while (smaller.size() < before);
        return smaller;
    }

    private Script pass(Script script) {
        Script fewerVisitors =
                script.withVisitors(thinned(script.visitors(), rest -> breaks(script.withVisitors(rest))));
        Script fewerStrikes = fewerVisitors.withStrikes(
                thinned(fewerVisitors.strikes(), rest -> breaks(fewerVisitors.withStrikes(rest))));
        Script fewerChores = fewerStrikes;
        for (int i = 0; i < fewerChores.visitors().size(); i++) {
            fewerChores = withFewerChores(fewerChores, i);
        }
        return fewerChores;
    }

    private Script withFewerChores(Script script, int visitor) {
        List<Chore> chores = script.visitors().get(visitor).chores();
        return with(script, visitor, thinned(chores, rest -> breaks(with(script, visitor, rest))));
    }

    private static Script with(Script script, int visitor, List<Chore> chores) {
        List<Visitor> visitors = new ArrayList<>(script.visitors());
        visitors.set(visitor, visitors.get(visitor).with(chores));
        return script.withVisitors(visitors);
    }

    private static <T> List<T> without(List<T> items, int from, int to) {
        List<T> rest = new ArrayList<>(items.subList(0, from));
        rest.addAll(items.subList(to, items.size()));
        return rest;
    }

    private <T> List<T> thinned(List<T> items, Predicate<List<T>> stillBreaks) {
        List<T> left = items;
        for (int part = Math.max(1, items.size() / 2); part >= 1; part /= 2) {
            for (int from = 0; from < left.size(); ) {
                List<T> rest = without(left, from, Math.min(left.size(), from + part));
                if (stillBreaks.test(rest)) {
                    left = rest;
                } else {
                    from += part;
                }
            }
        }
        return left;
    }

    private boolean breaks(Script script) {
        if (++runs > MOST_RUNS) {
            return false;
        }
        return new Run(script, wiring, Trace.Use.DROPPED)
                .play()
                .filter(breach -> breach.invariant() == invariant)
                .isPresent();
    }
}
