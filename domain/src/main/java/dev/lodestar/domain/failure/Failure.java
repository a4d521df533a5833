package dev.lodestar.domain.failure;

import java.util.List;
import java.util.Optional;

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

    /** What the database itself said, with an SQLState that tells more than that a connection broke. */
    public Optional<Symptom> told() {
        return symptoms.stream()
                .filter(symptom ->
                        !symptom.sqlState().isEmpty() && !symptom.sqlState().startsWith("08"))
                .findFirst();
    }

    @Override
    public String toString() {
        return message;
    }
}
