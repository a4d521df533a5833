package dev.lodestar.domain.settings;

import dev.lodestar.domain.dialect.DatabaseFamily;
import java.util.Optional;

/**
 * Says which unit a bare number was read in, where that is likely to surprise: products and drivers differ, and people
 * move URLs from one to the other.
 */
final class UnitAdvice {

    /** From here on, a driver's timeout in seconds was more likely meant in milliseconds. */
    private static final long LONG_IN_SECONDS = 1_000;

    /** Below this, a driver's timeout in milliseconds was more likely meant in seconds. */
    private static final long SHORT_IN_MILLIS = 100;

    private UnitAdvice() {}

    /** Adds the unit to the fix of a complaint about a bare number. */
    static Complaint extend(Complaint complaint, String text, BareUnit unit) {
        boolean bare = DurationText.of(text).map(DurationText::isBare).orElse(false);
        if (!bare || unit == BareUnit.NONE) {
            return complaint;
        }
        String word = unit == BareUnit.SECONDS ? "seconds" : "milliseconds";
        return new Complaint(
                complaint.reason(),
                complaint.fix() + " A number without a unit means " + word + " under this name; write " + text.strip()
                        + (unit == BareUnit.SECONDS ? "ms" : "s") + " if you meant the other.");
    }

    /** A notice for a number that is allowed but has likely come from a product with another unit. */
    static Optional<SettingNotice> doubt(Setting<?> setting, String name, String text, DatabaseFamily family) {
        boolean drivers = setting.spelling(name)
                .map(spelling -> spelling.bareUnit() == BareUnit.DRIVER)
                .orElse(false);
        return DurationText.of(text)
                .filter(form -> drivers && form.isBare() && !form.isTooLong())
                .map(form -> Long.parseLong(form.digits()))
                .filter(number -> isDoubtful(number, family))
                .map(number -> notice(name, number, family));
    }

    private static boolean isDoubtful(long number, DatabaseFamily family) {
        return BareUnit.DRIVER.in(family) == BareUnit.SECONDS
                ? number >= LONG_IN_SECONDS
                : number > 0 && number < SHORT_IN_MILLIS;
    }

    private static SettingNotice notice(String name, long number, DatabaseFamily family) {
        boolean seconds = BareUnit.DRIVER.in(family) == BareUnit.SECONDS;
        String taken = number + (seconds ? "s" : "ms");
        String other = number + (seconds ? "ms" : "s");
        return new SettingNotice(
                name,
                name + "=" + number + " is taken as " + taken + ", as in the target driver. If you meant " + other
                        + ", write the unit.");
    }
}
