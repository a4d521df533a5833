package dev.lodestar.domain.settings;

import java.util.List;
import java.util.Locale;

/** Yes or no, written {@code true} or {@code false} in any letter case. */
record FlagType() implements SettingType<Boolean> {

    private static final List<String> CHOICES = List.of("true", "false");

    @Override
    public String description() {
        return "true or false";
    }

    @Override
    public Reading<Boolean> read(String text, BareUnit bareUnit) {
        String choice = text.strip().toLowerCase(Locale.ROOT);
        return CHOICES.contains(choice)
                ? Reading.of(choice.equals("true"))
                : Reading.refused("is neither true nor false.", "Write true or false.");
    }

    @Override
    public List<String> choices() {
        return CHOICES;
    }
}
