package dev.lodestar.ports.contract;

import java.util.function.BooleanSupplier;

/** Where a scene plays: time, and somewhere else than where the caller is. */
interface Stage extends AutoCloseable {

    /** The clock that the interpreter goes by. */
    long nanos();

    /** Runs {@code what} where no caller is, in the order given; returns before it runs. */
    void elsewhere(Runnable what);

    /** Something that is waited for may have come. From any thread. */
    void changed();

    /** Lets the scene go on until {@code met}; false if that takes so long that something hangs. */
    boolean goesOnUntil(BooleanSupplier met);

    @Override
    void close();
}
