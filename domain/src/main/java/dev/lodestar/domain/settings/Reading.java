package dev.lodestar.domain.settings;

import java.util.Optional;

/**
 * What reading a text as a value gave: the value, or why there is none. A value may still be out of bounds.
 *
 * @param value empty exactly when there is a complaint
 * @param complaint why the text means nothing of its type
 */
public record Reading<T>(Optional<T> value, Optional<Complaint> complaint) {

    public Reading {
        if (value.isPresent() == complaint.isPresent()) {
            throw new IllegalArgumentException("A text is understood or refused: " + value + ", " + complaint);
        }
    }

    public static <T> Reading<T> of(T value) {
        return new Reading<>(Optional.of(value), Optional.empty());
    }

    public static <T> Reading<T> refused(String reason, String fix) {
        return new Reading<>(Optional.empty(), Optional.of(new Complaint(reason, fix)));
    }
}
