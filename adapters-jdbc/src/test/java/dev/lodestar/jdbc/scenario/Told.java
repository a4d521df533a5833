package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.jdbc.ConnectionMovedException;
import dev.lodestar.jdbc.FailoverFailure;
import dev.lodestar.jdbc.NoHostAvailableException;
import dev.lodestar.jdbc.SessionLostException;
import dev.lodestar.jdbc.TransactionLostException;
import java.sql.SQLException;
import org.junit.jupiter.api.function.Executable;

/** What an application is told. Every exception that passes here is searched for secrets. */
final class Told {

    private Told() {}

    /** 08S02: moved, repeat the call. */
    static ConnectionMovedException moved(Outcome outcome, Executable call) {
        return failover(ConnectionMovedException.class, "08S02", outcome, thrownBy(call));
    }

    /** 08007: moved, a transaction was lost or an outcome is unknown. */
    static TransactionLostException lost(Outcome outcome, Executable call) {
        return failover(TransactionLostException.class, "08007", outcome, thrownBy(call));
    }

    static TransactionLostException lost(Outcome outcome, Throwable thrown) {
        return failover(TransactionLostException.class, "08007", outcome, thrown);
    }

    static ConnectionMovedException moved(Outcome outcome, Throwable thrown) {
        return failover(ConnectionMovedException.class, "08S02", outcome, thrown);
    }

    /** 08006: closed, because the session can't go on elsewhere. */
    static SessionLostException sessionLost(Outcome outcome, Executable call) {
        return failover(SessionLostException.class, "08006", outcome, thrownBy(call));
    }

    static SessionLostException sessionLost(Outcome outcome, Throwable thrown) {
        return failover(SessionLostException.class, "08006", outcome, thrown);
    }

    /** 08001: nobody there until the deadline. */
    static NoHostAvailableException nobody(Outcome outcome, Throwable thrown) {
        return failover(NoHostAvailableException.class, "08001", outcome, thrown);
    }

    /** Any other refusal, by its SQLState. */
    static SQLException refused(String state, Executable call) {
        return refused(state, thrownBy(call));
    }

    static SQLException refused(String state, Throwable thrown) {
        SQLException refusal = as(SQLException.class, thrown);
        assertEquals(state, refusal.getSQLState(), refusal::toString);
        return refusal;
    }

    static Throwable thrownBy(Executable call) {
        return assertThrows(Throwable.class, call);
    }

    private static <X extends SQLException & FailoverFailure> X failover(
            Class<X> type, String state, Outcome outcome, Throwable thrown) {
        X failure = as(type, thrown);
        assertAll(
                failure.toString(),
                () -> assertEquals(state, failure.getSQLState()),
                () -> assertEquals(outcome, failure.outcome()),
                () -> assertTrue(failure.getMessage().endsWith(failure.advice())));
        return failure;
    }

    private static <X extends Throwable> X as(Class<X> type, Throwable thrown) {
        assertNotNull(thrown, () -> "Nothing was thrown instead of " + type.getSimpleName());
        Secrets.search(thrown);
        if (!type.isInstance(thrown)) {
            throw new AssertionError("Not a " + type.getSimpleName() + " but " + thrown, thrown);
        }
        return type.cast(thrown);
    }

    /** The exception's cause is the driver's own, not one of ours. */
    static void hasDriversCause(SQLException failure) {
        assertNotNull(failure.getCause());
        assertSame(-1, failure.getCause().getClass().getName().indexOf("lodestar"));
    }
}
