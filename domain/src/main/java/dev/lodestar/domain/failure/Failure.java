package dev.lodestar.domain.failure;

import java.util.List;

/**
 * A failure as an adapter saw it: every link of the exception's chain of causes, next exceptions and suppressed ones,
 * outermost first, without duplicates.
 *
 * @param message one line for people; never holds a secret
 */
public record Failure(List<Symptom> symptoms, String message) {

    public Failure {
        symptoms = List.copyOf(symptoms);
    }

    public static Failure of(Symptom symptom, String message) {
        return new Failure(List.of(symptom), message);
    }

    @Override
    public String toString() {
        return message;
    }
}
