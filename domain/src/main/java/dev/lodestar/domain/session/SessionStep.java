package dev.lodestar.domain.session;

import java.time.Duration;

/** One thing to set on a new connection. Steps are applied in the order {@link SessionState#steps()} gives. */
public sealed interface SessionStep {

    /** Tells {@code target} to do this step and returns what it answers. */
    <R, X extends Exception> R applyTo(Target<R, X> target) throws X;

    /**
     * Where steps go: one method a step.
     *
     * @param <R> what an adapter answers to a step; {@code Void} in blocking code, a future on an event loop
     * @param <X> how an adapter fails
     */
    interface Target<R, X extends Exception> {
        R isolation(Isolation level) throws X;

        R readOnly(boolean readOnly) throws X;

        R catalog(String name) throws X;

        R schema(String name) throws X;

        R holdability(Holdability holdability) throws X;

        R networkTimeout(Duration timeout) throws X;

        R autoCommit(boolean autoCommit) throws X;
    }

    record SetIsolation(Isolation level) implements SessionStep {
        @Override
        public <R, X extends Exception> R applyTo(Target<R, X> target) throws X {
            return target.isolation(level);
        }
    }

    record SetReadOnly(boolean readOnly) implements SessionStep {
        @Override
        public <R, X extends Exception> R applyTo(Target<R, X> target) throws X {
            return target.readOnly(readOnly);
        }
    }

    record SetCatalog(String name) implements SessionStep {
        @Override
        public <R, X extends Exception> R applyTo(Target<R, X> target) throws X {
            return target.catalog(name);
        }
    }

    record SetSchema(String name) implements SessionStep {
        @Override
        public <R, X extends Exception> R applyTo(Target<R, X> target) throws X {
            return target.schema(name);
        }
    }

    record SetHoldability(Holdability holdability) implements SessionStep {
        @Override
        public <R, X extends Exception> R applyTo(Target<R, X> target) throws X {
            return target.holdability(holdability);
        }
    }

    /** A timeout of zero means none. */
    record SetNetworkTimeout(Duration timeout) implements SessionStep {
        @Override
        public <R, X extends Exception> R applyTo(Target<R, X> target) throws X {
            return target.networkTimeout(timeout);
        }
    }

    record SetAutoCommit(boolean autoCommit) implements SessionStep {
        @Override
        public <R, X extends Exception> R applyTo(Target<R, X> target) throws X {
            return target.autoCommit(autoCommit);
        }
    }
}
