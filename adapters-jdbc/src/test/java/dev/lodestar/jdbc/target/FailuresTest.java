package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.Symptom.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.security.cert.CertificateException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

/** Exceptions in domain words. */
class FailuresTest {

    static Stream<Arguments> kinds() {
        return Stream.of(
                Arguments.of(new SQLException("x", "57P01", 7), Kind.SQL),
                Arguments.of(new PSQLException("x", PSQLState.CONNECTION_FAILURE), Kind.SQL),
                Arguments.of(new UnknownHostException("x"), Kind.UNKNOWN_HOST),
                Arguments.of(new ConnectException("Connection refused"), Kind.REFUSED),
                Arguments.of(new ConnectException("Connection timed out"), Kind.TIMED_OUT),
                Arguments.of(new NoRouteToHostException("No route to host"), Kind.REFUSED),
                Arguments.of(new SocketException("Network is unreachable"), Kind.REFUSED),
                Arguments.of(new SocketTimeoutException("Read timed out"), Kind.TIMED_OUT),
                Arguments.of(new OutOfPatience("x"), Kind.TIMED_OUT),
                Arguments.of(new TimeoutException(), Kind.TIMED_OUT),
                Arguments.of(new TransportAborted("x"), Kind.ABORTED),
                Arguments.of(new SocketException("Connection reset"), Kind.DISCONNECTED),
                Arguments.of(new SocketException("Socket closed"), Kind.DISCONNECTED),
                Arguments.of(new SocketException("Closed by interrupt"), Kind.INTERRUPTED),
                Arguments.of(new EOFException(), Kind.DISCONNECTED),
                Arguments.of(new ClosedChannelException(), Kind.DISCONNECTED),
                Arguments.of(new IOException("Broken pipe"), Kind.DISCONNECTED),
                Arguments.of(new IOException("something else"), Kind.OTHER),
                Arguments.of(new BindException("Address already in use"), Kind.OTHER),
                Arguments.of(new ClosedByInterruptException(), Kind.INTERRUPTED),
                Arguments.of(new InterruptedException(), Kind.INTERRUPTED),
                Arguments.of(new InterruptedIOException(), Kind.INTERRUPTED),
                Arguments.of(new RejectedExecutionException(), Kind.BUSY),
                Arguments.of(new SSLHandshakeException("PKIX path building failed"), Kind.TLS),
                Arguments.of(new CertificateException("expired"), Kind.TLS),
                Arguments.of(new SSLException("x", new CertificateException("expired")), Kind.TLS),
                Arguments.of(new SSLException("x", new SocketException("Socket closed")), Kind.DISCONNECTED),
                Arguments.of(new SSLException("x", new OutOfPatience("x")), Kind.TIMED_OUT),
                Arguments.of(new IllegalStateException("x"), Kind.OTHER));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void kindByClass(Throwable thrown, Kind kind) {
        assertEquals(kind, Failures.describe(thrown).symptoms().get(0).kind());
    }

    @Test
    void stateAndCodeAreKept() {
        Symptom symptom = Failures.describe(new SQLException("gone", "57P01", 7))
                .symptoms()
                .get(0);
        assertEquals(Symptom.sql("57P01", 7, "gone"), symptom);
        assertEquals("", Failures.describe(new SQLException()).symptoms().get(0).sqlState());
    }

    @Test
    void everyLinkOutermostFirst() {
        SQLException outer =
                new SQLException("pool", "08000", new RuntimeException("wrapped", new EOFException("end")));
        outer.setNextException(new SQLRecoverableException("next", "57P01"));
        outer.addSuppressed(new SocketTimeoutException("late"));
        assertEquals(
                List.of("pool", "wrapped", "end", "next", "late"),
                Failures.describe(outer).symptoms().stream().map(Symptom::text).toList());
        assertEquals(
                "pool [08000] (EOFException: end)", Failures.describe(outer).message());
    }

    @Test
    void cyclesEnd() {
        SQLException one = new SQLException("one", "08000");
        SQLException two = new SQLException("two", "08001", one);
        one.setNextException(two);
        one.addSuppressed(two);
        RuntimeException cause = new RuntimeException("three", two);
        one.initCause(cause);
        Failure failure = Failures.describe(one);
        assertEquals(3, failure.symptoms().size());
        assertTrue(failure.message().startsWith("one [08000]"), failure::message);
    }

    @Test
    void longChainsAreCut() {
        SQLException batch = new BatchUpdateException("batch", "23505", 0, new int[0]);
        for (int row = 0; row < 10_000; row++) {
            batch.setNextException(new SQLException("row " + row, "23505"));
        }
        assertEquals(100, Failures.describe(batch).symptoms().size());
    }

    @Test
    void alikeLinksAreSaidOnce() {
        SQLException outer = new SQLException("same", "08006", new SQLException("same", "08006"));
        assertEquals(1, Failures.describe(outer).symptoms().size());
    }

    @Test
    void anAbortOfOursIsSaidFirst() {
        Failure failure = Failures.describe(new SocketException("Socket closed"), true);
        assertEquals(Kind.ABORTED, failure.symptoms().get(0).kind());
        assertEquals(Kind.DISCONNECTED, failure.symptoms().get(1).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "jdbc:postgresql://h/db?user=u&password=geheim&ssl=true |"
                        + " jdbc:postgresql://h/db?user=u&password=<hidden>&ssl=true",
                "jdbc:postgresql://u:geheim@h/db                        | jdbc:postgresql://u:<hidden>@h/db",
                "ALTER USER u PASSWORD 'geheim'                         | ALTER USER u PASSWORD <hidden>",
                "ALTER USER u PASSWORD 'ge''heim' valid                 | ALTER USER u PASSWORD <hidden> valid",
                "{\"password\": \"geheim\", \"a\": 1}                   | {\"password\": <hidden>, \"a\": 1}",
                "sslpassword=geheim, x                                  | sslpassword=<hidden>, x",
                "Properties{Password : geheim}                          | Properties{Password : <hidden>}",
                "secretKey=geheim token:geheim                          | secretKey=<hidden> token:<hidden>",
                "password authentication failed for user \"app\"        | password authentication failed for user"
                        + " \"app\"",
                "column \"password\" does not exist                     | column \"password\" does not exist",
                "http://localhost:8080/a@b                              | http://localhost:8080/a@b",
            })
    void secretsAreMasked(String text, String shown) {
        Failure failure = Failures.describe(new SQLException(text, "42601"));
        assertEquals(shown, failure.symptoms().get(0).text());
        assertEquals(shown + " [42601]", failure.message());
    }

    @Test
    void oneLineOfReasonableLength() {
        Failure failure = Failures.describe(new SQLException("ERROR: x\n  Detail: y\n" + "z".repeat(5000)));
        assertTrue(failure.message().startsWith("SQLException: ERROR: x Detail: y zzz"), failure::message);
        assertTrue(failure.message().length() < 600);
        assertEquals(-1, failure.message().indexOf('\n'));
    }
}
