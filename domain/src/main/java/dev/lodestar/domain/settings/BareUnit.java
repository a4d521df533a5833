package dev.lodestar.domain.settings;

import dev.lodestar.domain.dialect.DatabaseFamily;
import java.time.Duration;

/** What a number without a unit means. It depends on the name under which a setting was given, not on the setting. */
public enum BareUnit {
    /** The setting is no duration. */
    NONE,
    /** Milliseconds: our own names, and names that end in {@code Ms}. */
    MILLISECONDS,
    /** Seconds: names that other products count in seconds. */
    SECONDS,
    /** As the target driver counts: seconds for PostgreSQL, milliseconds for MySQL. */
    DRIVER;

    /** The same unit where the database is known: never {@link #DRIVER}. */
    BareUnit in(DatabaseFamily family) {
        if (this != DRIVER) {
            return this;
        }
        return family.driverUnit().equals(Duration.ofSeconds(1)) ? SECONDS : MILLISECONDS;
    }

    /** How the unit is written after a number; empty for {@link #NONE}. */
    String symbol() {
        return switch (this) {
            case NONE -> "";
            case MILLISECONDS -> "ms";
            case SECONDS -> "s";
            case DRIVER -> "s on PostgreSQL, ms on MySQL";
        };
    }
}
