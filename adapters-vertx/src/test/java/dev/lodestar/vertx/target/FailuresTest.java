package dev.lodestar.vertx.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.failure.Symptom.Kind;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.ClosedConnectionException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of what the client throws, section 2 of the reference. */
class FailuresTest {

    static Stream<Arguments> table() {
        return Stream.of(
                Arguments.of(ClosedConnectionException.INSTANCE, Kind.DISCONNECTED, FailureClass.HOST_LOST),
                Arguments.of(new SocketException("Connection reset"), Kind.DISCONNECTED, FailureClass.HOST_LOST),
                Arguments.of(new IOException("Connection timed out"), Kind.DISCONNECTED, FailureClass.HOST_LOST),
                Arguments.of(
                        new VertxException("Pending requests failed to be sent due to connection has been closed."),
                        Kind.DISCONNECTED,
                        FailureClass.HOST_LOST),
                Arguments.of(
                        new VertxException("Connection is not active now, current status: CLOSED"),
                        Kind.DISCONNECTED,
                        FailureClass.HOST_LOST),
                Arguments.of(new VertxException("Connection was closed"), Kind.DISCONNECTED, FailureClass.HOST_LOST),
                Arguments.of(new ConnectException("Connection refused"), Kind.REFUSED, FailureClass.HOST_LOST),
                Arguments.of(new NoRouteToHostException(), Kind.REFUSED, FailureClass.HOST_LOST),
                Arguments.of(new ConnectTimeoutException(), Kind.TIMED_OUT, FailureClass.HOST_LOST),
                Arguments.of(new TimeoutException(), Kind.TIMED_OUT, FailureClass.HOST_LOST),
                Arguments.of(new UnknownHostException("nowhere"), Kind.UNKNOWN_HOST, FailureClass.HOST_LOST),
                Arguments.of(new SSLHandshakeException("no"), Kind.TLS, FailureClass.HOST_LOST),
                Arguments.of(new VertxException("Timeout waiting for connection"), Kind.BUSY, FailureClass.HOST_BUSY),
                Arguments.of(new ConnectionPoolTooBusyException("full"), Kind.BUSY, FailureClass.HOST_BUSY),
                Arguments.of(new VertxException("something else"), Kind.OTHER, FailureClass.APPLICATION),
                Arguments.of(pg("57P01"), Kind.SQL, FailureClass.HOST_LOST),
                Arguments.of(pg("25006"), Kind.SQL, FailureClass.READ_ONLY),
                Arguments.of(pg("23505"), Kind.SQL, FailureClass.APPLICATION));
    }

    private static PgException pg(String state) {
        return new PgException("message", "ERROR", state, "detail");
    }

    @ParameterizedTest
    @MethodSource("table")
    void ofACall(Throwable thrown, Kind kind, FailureClass meaning) {
        Failure failure = Failures.describe(thrown);
        assertEquals(kind, failure.symptoms().get(0).kind());
        assertEquals(meaning, PostgresFailureRules.STANDARD.ofCall(failure));
    }

    @Test
    void ourOwnClosingIsSaidFirst() {
        Physical physical = Physical.unseen();
        physical.abort();
        Failure failure = Failures.describe(ClosedConnectionException.INSTANCE, physical, null);
        assertEquals(Kind.ABORTED, failure.symptoms().get(0).kind());
    }

    @Test
    void whatTheServerSaidBeforeItClosedIsAddedToIt() {
        Failure failure = Failures.describe(ClosedConnectionException.INSTANCE, null, pg("57P01"));
        assertTrue(failure.symptoms().stream()
                .anyMatch(symptom -> symptom.sqlState().equals("57P01")));
        assertTrue(failure.message().contains("message"), failure.message());
    }

    @Test
    void onlyTheClientsOwnWordsMeanThatNothingWasSent() {
        assertTrue(Failures.isNotSent(new VertxException("Pending requests failed to be sent due to …")));
        assertTrue(Failures.isNotSent(new VertxException("Connection is not active now, current status: CLOSED")));
        assertFalse(Failures.isNotSent(ClosedConnectionException.INSTANCE));
        assertFalse(Failures.isNotSent(new SocketException("Connection reset")));
        assertFalse(Failures.isNotSent(pg("57P01")));
    }

    @Test
    void secretsAreMasked() {
        Failure failure = Failures.describe(new VertxException("login with password=geheim failed"));
        assertFalse(failure.toString().contains("geheim"));
        assertFalse(failure.symptoms().toString().contains("geheim"));
    }
}
