package dev.lodestar.domain.settings;

import java.util.List;
import java.util.function.Function;

/**
 * One of a few words. Letter case, hyphens and underscores do not matter, because the products users come from write
 * the same words as {@code roundRobin} and {@code round_robin}.
 *
 * @param values all there are, in the order they are shown
 * @param code how a value is written
 */
record ChoiceType<E extends Enum<E>>(List<E> values, Function<E, String> code) implements SettingType<E> {

    @Override
    public String description() {
        return "one of " + String.join(", ", choices());
    }

    @Override
    public Reading<E> read(String text, BareUnit bareUnit) {
        String wanted = Words.bare(text.strip());
        return values.stream()
                .filter(value -> Words.bare(code.apply(value)).equals(wanted))
                .findFirst()
                .map(Reading::of)
                .orElseGet(() -> Reading.refused("is not known.", fix(text)));
    }

    private String fix(String text) {
        String likely = Words.likeliest(text, choices())
                .map(choice -> "Did you mean " + choice + "? ")
                .orElse("");
        return likely + "Known are " + String.join(", ", choices()) + ".";
    }

    @Override
    public String write(E value) {
        return code.apply(value);
    }

    @Override
    public List<String> choices() {
        return values.stream().map(code).toList();
    }
}
