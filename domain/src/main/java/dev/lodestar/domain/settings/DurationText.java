package dev.lodestar.domain.settings;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as a person writes it: {@code 500ms}, {@code 5s}, {@code 2m}, {@code 1h}, {@code 0}, or a bare number.
 *
 * @param negative whether a minus sign stands before a number other than zero
 * @param digits the number
 * @param unit in lower case; empty for a bare number
 */
record DurationText(boolean negative, String digits, String unit) {

    private static final Pattern FORM = Pattern.compile("([+-]?)([0-9]+)\\s*([a-z]*)");

    /** Nobody needs a longer number, and a longer one may not fit. */
    private static final int MOST_DIGITS = 12;

    /** Empty if the text has not the form of a number with or without a unit. */
    static Optional<DurationText> of(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String digits = matcher.group(2).replaceFirst("^0+(?=.)", "");
        boolean negative = matcher.group(1).equals("-") && !digits.equals("0");
        return Optional.of(new DurationText(negative, digits, matcher.group(3)));
    }

    boolean isBare() {
        return unit.isEmpty();
    }

    boolean isTooLong() {
        return digits.length() > MOST_DIGITS;
    }

    /** The value without its sign; empty if the unit is unknown. A bare zero needs no unit. */
    Optional<Duration> magnitude(BareUnit bareUnit) {
        long amount = Long.parseLong(digits);
        return switch (isBare() ? bareUnit.symbol() : unit) {
            case "h" -> Optional.of(Duration.ofHours(amount));
            case "m" -> Optional.of(Duration.ofMinutes(amount));
            case "s" -> Optional.of(Duration.ofSeconds(amount));
            case "ms" -> Optional.of(Duration.ofMillis(amount));
            default -> Optional.empty();
        };
    }

    /** The greatest unit that holds the value without a fraction. */
    static String write(Duration value) {
        if (value.isZero()) {
            return "0";
        }
        if (value.getNano() % 1_000_000 != 0) {
            return value.toString();
        }
        if (value.getNano() != 0) {
            return value.toMillis() + "ms";
        }
        long seconds = value.getSeconds();
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
