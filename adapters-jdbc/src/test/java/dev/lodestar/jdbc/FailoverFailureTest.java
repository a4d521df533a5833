package dev.lodestar.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What frameworks see of a failover. */
class FailoverFailureTest {

    private static final SQLException CAUSE = new SQLException("reset", "08006");

    static Stream<Arguments> all() {
        return Stream.of(
                Arguments.of(
                        new ConnectionMovedException("It moved.", Outcome.NOT_SENT, CAUSE),
                        "08S02",
                        SQLTransientConnectionException.class),
                Arguments.of(
                        new TransactionLostException("It moved.", Outcome.NOT_SENT, CAUSE),
                        "08007",
                        SQLNonTransientConnectionException.class),
                Arguments.of(
                        new SessionLostException("It moved.", Outcome.NOT_SENT, CAUSE),
                        "08006",
                        SQLRecoverableException.class),
                Arguments.of(
                        new NoHostAvailableException("It moved.", Outcome.NOT_SENT, CAUSE),
                        "08001",
                        SQLNonTransientConnectionException.class));
    }

    @ParameterizedTest
    @MethodSource("all")
    void tellsStateCauseAndAdvice(SQLException thrown, String state, Class<?> translated) {
        assertInstanceOf(translated, thrown);
        FailoverFailure failure = assertInstanceOf(FailoverFailure.class, thrown);
        assertEquals(state, thrown.getSQLState());
        assertEquals(state, failure.getSQLState());
        assertSame(CAUSE, thrown.getCause());
        assertEquals(Outcome.NOT_SENT, failure.outcome());
        assertTrue(failure.advice().endsWith("."));
        assertEquals("It moved. " + failure.advice(), thrown.getMessage());
    }

    @ParameterizedTest
    @MethodSource("all")
    void travels(SQLException thrown, String state) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(thrown);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            FailoverFailure copy = (FailoverFailure) in.readObject();
            assertEquals(state, copy.getSQLState());
            assertEquals(Outcome.NOT_SENT, copy.outcome());
        }
    }
}
