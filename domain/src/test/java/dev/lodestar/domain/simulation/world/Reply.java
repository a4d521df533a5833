package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** What a server sends back: a value, a failure, or nothing at all. */
public record Reply<T>(Optional<T> value, Optional<Failure> failure) {

    static <T> Reply<T> of(T value) {
        return new Reply<>(Optional.of(value), Optional.empty());
    }

    static <T> Reply<T> none() {
        return new Reply<>(Optional.empty(), Optional.empty());
    }

    public static <T> Reply<T> failed(Symptom symptom) {
        String message = symptom.kind() == Symptom.Kind.SQL
                ? symptom.text()
                : symptom.kind().toString();
        return new Reply<>(Optional.empty(), Optional.of(Failure.of(symptom, message)));
    }

    boolean isNothing() {
        return value.isEmpty() && failure.isEmpty();
    }

    /** The same reply with another value. */
    public <U> Reply<U> map(Function<T, U> change) {
        return new Reply<>(value.map(change), failure);
    }

    /** Tells whichever it is. */
    public void tell(Consumer<T> whenValue, Consumer<Failure> whenFailed) {
        value.ifPresent(whenValue);
        failure.ifPresent(whenFailed);
    }
}
