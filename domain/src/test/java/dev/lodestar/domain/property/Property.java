package dev.lodestar.domain.property;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tries a law on many random cases. A case is a list of pieces (words of a text, changes of a session), because a list can
 * be made smaller without knowing what its pieces are: a failure names its seed and the smallest case that still fails.
 *
 * <p>Of our own, because this is all there is to it: a library would bring another test engine and generators for types that
 * the domain hardly has. The same seeds are tried on every machine; {@code -Dlodestar.property.cases=1000000} tries more.
 */
public final class Property {

    private Property() {}

    /**
     * @param cases how many seeds are tried, beginning with 0
     * @param maker makes a case of a seed
     * @param law throws if it does not hold
     */
    public static <P> void forAll(int cases, Function<SplittableRandom, List<P>> maker, Consumer<List<P>> law) {
        int wanted = Integer.getInteger("lodestar.property.cases", cases);
        for (long seed = 0; seed < wanted; seed++) {
            List<P> made = maker.apply(new SplittableRandom(seed));
            Optional<Throwable> failure = failure(made, law);
            if (failure.isPresent()) {
                List<P> smallest = smallest(made, law);
                throw new AssertionError(
                        "Seed " + seed + " fails; the smallest case is " + smallest + ": "
                                + failure(smallest, law).orElse(failure.get()),
                        failure.get());
            }
        }
    }

    private static <P> Optional<Throwable> failure(List<P> made, Consumer<List<P>> law) {
        try {
            law.accept(made);
            return Optional.empty();
        } catch (RuntimeException | AssertionError broken) {
            return Optional.of(broken);
        }
    }

    /** Leaves out what can be left out, first by halves, then one by one. */
    private static <P> List<P> smallest(List<P> failing, Consumer<List<P>> law) {
        List<P> small = failing;
        for (int chunk = Math.max(1, small.size() / 2); chunk >= 1; chunk /= 2) {
            int from = 0;
            while (from + chunk <= small.size()) {
                List<P> less = new ArrayList<>(small.subList(0, from));
                less.addAll(small.subList(from + chunk, small.size()));
                if (failure(less, law).isPresent()) {
                    small = less;
                } else {
                    from++;
                }
            }
        }
        return small;
    }

    /** So many pieces from {@code least} to {@code most}, each made by {@code maker}. */
    public static <P> List<P> several(
            SplittableRandom random, int least, int most, Function<SplittableRandom, P> maker) {
        List<P> pieces = new ArrayList<>();
        int count = random.nextInt(least, most + 1);
        for (int i = 0; i < count; i++) {
            pieces.add(maker.apply(random));
        }
        return pieces;
    }

    /** One of several. */
    public static <T> T pick(SplittableRandom random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
