package dev.lodestar.ports;

import dev.lodestar.domain.failure.Failure;

/**
 * Where the result of a port's work goes. Exactly one of the methods is called, once, on any thread.
 *
 * @param <T> what is told on success
 */
public interface Reply<T> {

    void succeeded(T value);

    void failed(Failure failure);
}
