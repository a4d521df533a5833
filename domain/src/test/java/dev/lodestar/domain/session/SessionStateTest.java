package dev.lodestar.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.session.SessionStep.SetAutoCommit;
import dev.lodestar.domain.session.SessionStep.SetCatalog;
import dev.lodestar.domain.session.SessionStep.SetHoldability;
import dev.lodestar.domain.session.SessionStep.SetIsolation;
import dev.lodestar.domain.session.SessionStep.SetNetworkTimeout;
import dev.lodestar.domain.session.SessionStep.SetReadOnly;
import dev.lodestar.domain.session.SessionStep.SetSchema;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionStateTest {
    private static final SessionState FULL = SessionState.UNTOUCHED
            .withAutoCommit(false)
            .withSchema("tenant")
            .withCatalog("app")
            .withReadOnly(true)
            .withNetworkTimeout(Duration.ofSeconds(5))
            .withHoldability(Holdability.HOLD_OVER_COMMIT)
            .withIsolation(Isolation.SERIALIZABLE);

    /** Set in any order, put on a new connection in this one. */
    @Test
    void stepsComeInTheOrderThatNoDriverRefuses() {
        assertEquals(
                List.of(
                        new SetIsolation(Isolation.SERIALIZABLE),
                        new SetReadOnly(true),
                        new SetCatalog("app"),
                        new SetSchema("tenant"),
                        new SetHoldability(Holdability.HOLD_OVER_COMMIT),
                        new SetNetworkTimeout(Duration.ofSeconds(5)),
                        new SetAutoCommit(false)),
                FULL.steps());
    }

    @Test
    void whatWasNeverSetIsLeftToUrlAndServer() {
        assertEquals(List.of(), SessionState.UNTOUCHED.steps());
        assertTrue(SessionState.UNTOUCHED.canMove());
        assertEquals(Optional.empty(), SessionState.UNTOUCHED.obstacle());
    }

    @Test
    void theLastValueSetCounts() {
        SessionState state = FULL.withReadOnly(false).withSchema("other");
        assertEquals(Optional.of(false), state.readOnly());
        assertEquals(Optional.of("other"), state.schema());
        assertEquals(Optional.of(true), FULL.readOnly());
    }

    @Test
    void aBlankCatalogIsNotSet() {
        assertEquals(List.of(), SessionState.UNTOUCHED.withCatalog("").steps());
        assertEquals(List.of(), SessionState.UNTOUCHED.withCatalog("  ").steps());
        assertEquals(
                List.of(new SetSchema("")),
                SessionState.UNTOUCHED.withSchema("").steps());
    }

    @Test
    void stateSetBySqlHoldsASessionBack() {
        SessionState state =
                FULL.withUncarried("SET ROLE").withUncarried("LISTEN").withUncarried("SET ROLE");
        assertFalse(state.canMove());
        assertEquals(List.of("SET ROLE", "LISTEN"), new ArrayList<>(state.uncarried()));
        assertTrue(state.obstacle().orElseThrow().endsWith(": SET ROLE, LISTEN"));
        assertSame(state, state.withUncarried("LISTEN"));
        assertEquals(7, state.steps().size());
    }

    @Test
    void isImmutableAndRefusesNonsense() {
        assertThrows(
                UnsupportedOperationException.class,
                () -> FULL.withUncarried("LISTEN").uncarried().clear());
        assertThrows(UnsupportedOperationException.class, () -> FULL.steps().clear());
        assertThrows(
                IllegalArgumentException.class, () -> SessionState.UNTOUCHED.withNetworkTimeout(Duration.ofMillis(-1)));
    }

    @Test
    void whatIsSetLaterDoesNotHideWhatCannotBeCarried() {
        SessionState state = SessionState.UNTOUCHED
                .withUncarried("SET ROLE")
                .withIsolation(Isolation.SERIALIZABLE)
                .withReadOnly(true)
                .withCatalog("app")
                .withSchema("tenant")
                .withHoldability(Holdability.HOLD_OVER_COMMIT)
                .withNetworkTimeout(Duration.ofSeconds(5))
                .withAutoCommit(false);
        assertEquals(Set.of("SET ROLE"), state.uncarried());
    }

    @Test
    void everyStepReachesItsOwnMethod() {
        List<String> done = new ArrayList<>();
        SessionStep.Target<Integer, RuntimeException> target = new SessionStep.Target<>() {
            private int did(String what) {
                done.add(what);
                return done.size();
            }

            @Override
            public Integer isolation(Isolation level) {
                return did("isolation " + level);
            }

            @Override
            public Integer readOnly(boolean readOnly) {
                return did("readOnly " + readOnly);
            }

            @Override
            public Integer catalog(String name) {
                return did("catalog " + name);
            }

            @Override
            public Integer schema(String name) {
                return did("schema " + name);
            }

            @Override
            public Integer holdability(Holdability holdability) {
                return did("holdability " + holdability);
            }

            @Override
            public Integer networkTimeout(Duration timeout) {
                return did("networkTimeout " + timeout);
            }

            @Override
            public Integer autoCommit(boolean autoCommit) {
                return did("autoCommit " + autoCommit);
            }
        };
        int last = 0;
        for (SessionStep step : FULL.steps()) {
            last = step.applyTo(target);
        }
        assertEquals(7, last);
        assertEquals(
                List.of(
                        "isolation SERIALIZABLE",
                        "readOnly true",
                        "catalog app",
                        "schema tenant",
                        "holdability HOLD_OVER_COMMIT",
                        "networkTimeout PT5S",
                        "autoCommit false"),
                done);
    }
}
