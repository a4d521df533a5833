package dev.lodestar.domain.settings;

import java.util.List;
import java.util.Optional;

/**
 * How values of one kind are read, checked and written. Pure and stateless.
 *
 * @param <T> the type of the values; immutable, with value equality
 */
public interface SettingType<T> {

    /** What to write, in a few words for the reference: {@code duration, 100ms to 1h}. */
    String description();

    /**
     * Reads a text, without checking bounds. A secret type never echoes the text.
     *
     * @param bareUnit what a number without a unit means; never {@link BareUnit#DRIVER}
     */
    Reading<T> read(String text, BareUnit bareUnit);

    /** Why a value is outside the bounds; empty if it is inside. */
    default Optional<Complaint> complaintAbout(T value) {
        return Optional.empty();
    }

    /** The value as text that {@link #read} understands; a secret gives {@code <hidden>}. */
    default String write(T value) {
        return value.toString();
    }

    /** All values there are, as text, where they can be counted; else empty. */
    default List<String> choices() {
        return List.of();
    }

    /** Whether texts of this type must not be shown to anybody. */
    default boolean isSecret() {
        return false;
    }
}
