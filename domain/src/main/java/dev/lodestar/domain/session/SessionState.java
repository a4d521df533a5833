package dev.lodestar.domain.session;

import dev.lodestar.domain.session.SessionStep.SetAutoCommit;
import dev.lodestar.domain.session.SessionStep.SetCatalog;
import dev.lodestar.domain.session.SessionStep.SetHoldability;
import dev.lodestar.domain.session.SessionStep.SetIsolation;
import dev.lodestar.domain.session.SessionStep.SetNetworkTimeout;
import dev.lodestar.domain.session.SessionStep.SetReadOnly;
import dev.lodestar.domain.session.SessionStep.SetSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an application set on its session. Empty values were never set: a new connection keeps what its URL and its
 * server give it.
 *
 * @param networkTimeout zero means none
 * @param uncarried short names of state set by SQL that we cannot carry, in the order it was set
 */
public record SessionState(
        Optional<Boolean> readOnly,
        Optional<Isolation> isolation,
        Optional<Boolean> autoCommit,
        Optional<String> schema,
        Optional<String> catalog,
        Optional<Holdability> holdability,
        Optional<Duration> networkTimeout,
        Set<String> uncarried) {

    /** A session on which the application set nothing. */
    public static final SessionState UNTOUCHED = new SessionState(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Set.of());

    public SessionState {
        networkTimeout.ifPresent(timeout -> {
            if (timeout.isNegative()) {
                throw new IllegalArgumentException("Network timeout " + timeout + " is negative.");
            }
        });
        catalog = catalog.filter(name -> !name.isBlank());
        uncarried = Collections.unmodifiableSet(new LinkedHashSet<>(uncarried));
    }

    public SessionState withReadOnly(boolean value) {
        return new SessionState(
                Optional.of(value), isolation, autoCommit, schema, catalog, holdability, networkTimeout, uncarried);
    }

    public SessionState withIsolation(Isolation value) {
        return new SessionState(
                readOnly, Optional.of(value), autoCommit, schema, catalog, holdability, networkTimeout, uncarried);
    }

    public SessionState withAutoCommit(boolean value) {
        return new SessionState(
                readOnly, isolation, Optional.of(value), schema, catalog, holdability, networkTimeout, uncarried);
    }

    public SessionState withSchema(String value) {
        return new SessionState(
                readOnly, isolation, autoCommit, Optional.of(value), catalog, holdability, networkTimeout, uncarried);
    }

    /** Drivers take a blank name and ignore it: what was set before stays. */
    public SessionState withCatalog(String value) {
        Optional<String> next = value.isBlank() ? catalog : Optional.of(value);
        return new SessionState(readOnly, isolation, autoCommit, schema, next, holdability, networkTimeout, uncarried);
    }

    public SessionState withHoldability(Holdability value) {
        return new SessionState(
                readOnly, isolation, autoCommit, schema, catalog, Optional.of(value), networkTimeout, uncarried);
    }

    public SessionState withNetworkTimeout(Duration value) {
        return new SessionState(
                readOnly, isolation, autoCommit, schema, catalog, holdability, Optional.of(value), uncarried);
    }

    /** This state plus something that cannot be carried; the same object if the name is known already. */
    public SessionState withUncarried(String name) {
        if (uncarried.contains(name)) {
            return this;
        }
        Set<String> more = new LinkedHashSet<>(uncarried);
        more.add(name);
        return new SessionState(readOnly, isolation, autoCommit, schema, catalog, holdability, networkTimeout, more);
    }

    /**
     * This state after a change by SQL that succeeded with no transaction open any more, so that no rollback takes it
     * back: one that surely undoes others removes them, any other cannot be carried.
     */
    public SessionState withLasting(String change) {
        boolean driverSetSomething = schema.isPresent() || isolation.isPresent() || readOnly.isPresent();
        if (!Undoing.isMeantBy(change) || driverSetSomething && Undoing.reachesDriver(change)) {
            return withUncarried(change);
        }
        Set<String> left = new LinkedHashSet<>(uncarried);
        left.removeIf(earlier -> Undoing.undoes(change, earlier));
        return new SessionState(readOnly, isolation, autoCommit, schema, catalog, holdability, networkTimeout, left);
    }

    /** Whether a connection with these steps applied is the same session. */
    public boolean canMove() {
        return uncarried.isEmpty();
    }

    /** Why the session cannot move, as the end of a sentence; empty if it can. */
    public Optional<String> obstacle() {
        return canMove()
                ? Optional.empty()
                : Optional.of("its session was changed by SQL that cannot be repeated elsewhere: "
                        + String.join(", ", uncarried));
    }

    /**
     * What has to be set on a new connection in autocommit mode, in this order. Isolation and read-only come first,
     * because drivers refuse them inside a transaction; autocommit comes last, because once it is off the next
     * statement opens one, and setting a schema is a statement.
     */
    public List<SessionStep> steps() {
        List<SessionStep> steps = new ArrayList<>();
        isolation.ifPresent(value -> steps.add(new SetIsolation(value)));
        readOnly.ifPresent(value -> steps.add(new SetReadOnly(value)));
        catalog.ifPresent(value -> steps.add(new SetCatalog(value)));
        schema.ifPresent(value -> steps.add(new SetSchema(value)));
        holdability.ifPresent(value -> steps.add(new SetHoldability(value)));
        networkTimeout.ifPresent(value -> steps.add(new SetNetworkTimeout(value)));
        autoCommit.ifPresent(value -> steps.add(new SetAutoCommit(value)));
        return Collections.unmodifiableList(steps);
    }
}
