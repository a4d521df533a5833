package dev.lodestar.domain.settings;

import java.time.Duration;
import java.util.Optional;

/**
 * Durations. What is written is what happens: nothing is rounded, half a second is not zero seconds.
 *
 * @param least least value allowed
 * @param most greatest value allowed
 * @param grain values are whole multiples of this
 */
record DurationType(Duration least, Duration most, Duration grain) implements SettingType<Duration> {

    private static final String EXAMPLES = "Write a number and a unit, for example 500ms, 5s, 2m or 1h.";

    static DurationType between(Duration least, Duration most) {
        return new DurationType(least, most, Duration.ofMillis(1));
    }

    /** The same bounds for whole seconds only, where whatever takes the value counts in seconds. */
    DurationType inWholeSeconds() {
        return new DurationType(least, most, Duration.ofSeconds(1));
    }

    @Override
    public String description() {
        return "duration, " + range();
    }

    private String range() {
        String suffix = grain.toSeconds() == 1 ? " in whole seconds" : "";
        return DurationText.write(least) + " to " + DurationText.write(most) + suffix;
    }

    @Override
    public Reading<Duration> read(String text, BareUnit bareUnit) {
        Optional<DurationText> form = DurationText.of(text);
        if (form.isEmpty()) {
            return Reading.refused("is no duration.", EXAMPLES);
        }
        if (form.get().negative()) {
            return Reading.refused("is negative.", allowed());
        }
        if (form.get().isTooLong()) {
            return Reading.refused("is too long.", allowed());
        }
        return form.get()
                .magnitude(bareUnit)
                .map(Reading::of)
                .orElseGet(() -> Reading.refused("has an unknown unit.", EXAMPLES));
    }

    @Override
    public Optional<Complaint> complaintAbout(Duration value) {
        if (value.isNegative()) {
            return Optional.of(new Complaint("is negative.", allowed()));
        }
        if (value.compareTo(least) < 0) {
            return Optional.of(new Complaint("is less than " + DurationText.write(least) + ".", allowed()));
        }
        if (value.compareTo(most) > 0) {
            return Optional.of(new Complaint("is more than " + DurationText.write(most) + ".", allowed()));
        }
        if (!value.equals(grain.multipliedBy(value.dividedBy(grain)))) {
            return Optional.of(new Complaint("is no multiple of " + DurationText.write(grain) + ".", allowed()));
        }
        return Optional.empty();
    }

    private String allowed() {
        return "Allowed is " + range() + ".";
    }

    @Override
    public String write(Duration value) {
        return DurationText.write(value);
    }
}
