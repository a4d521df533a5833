package dev.lodestar.domain.failure;

import static dev.lodestar.domain.failure.FailureClass.APPLICATION;
import static dev.lodestar.domain.failure.FailureClass.CONFIGURATION;
import static dev.lodestar.domain.failure.FailureClass.HOST_BUSY;
import static dev.lodestar.domain.failure.FailureClass.HOST_LOST;
import static dev.lodestar.domain.failure.FailureClass.LOGIN;
import static dev.lodestar.domain.failure.FailureClass.READ_ONLY;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.failure.Symptom.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Chains of errors as drivers, pools and wrappers build them. */
class FailureChainTest {

    static Stream<Arguments> chains() {
        Symptom noState = sql("");
        return Stream.of(
                Arguments.of(
                        "a pool hides a wrong password (edge 23)", List.of(sql("08001"), sql("28P01")), LOGIN, LOGIN),
                Arguments.of("three wrappers hide it", List.of(noState, sql("08001"), sql("28000")), LOGIN, LOGIN),
                Arguments.of(
                        "a pool hides a full host (edge 13)",
                        List.of(sql("08001"), sql("53300")),
                        HOST_LOST,
                        HOST_BUSY),
                Arguments.of(
                        "an error without state, caused by I/O",
                        List.of(noState, kind(Kind.DISCONNECTED)),
                        HOST_LOST,
                        HOST_LOST),
                Arguments.of(
                        "an error without state, caused by a time-out",
                        List.of(noState, kind(Kind.TIMED_OUT)),
                        HOST_LOST,
                        HOST_LOST),
                Arguments.of(
                        "a name that does not resolve",
                        List.of(sql("08001"), kind(Kind.UNKNOWN_HOST)),
                        HOST_LOST,
                        CONFIGURATION),
                Arguments.of(
                        "a certificate that is refused",
                        List.of(sql("08006"), kind(Kind.TLS)),
                        HOST_LOST,
                        CONFIGURATION),
                Arguments.of(
                        "a server that dies in the handshake",
                        List.of(sql("08006"), kind(Kind.TLS), kind(Kind.DISCONNECTED)),
                        HOST_LOST,
                        HOST_LOST),
                Arguments.of(
                        "the driver is surprised by a broken transport",
                        List.of(sql("99999"), kind(Kind.DISCONNECTED)),
                        HOST_LOST,
                        HOST_LOST),
                Arguments.of(
                        "a write on a demoted host (edge 25)", List.of(noState, sql("25006")), READ_ONLY, READ_ONLY),
                Arguments.of(
                        "a batch that fails, then its connection",
                        List.of(sql("23505"), sql("08006")),
                        HOST_LOST,
                        HOST_LOST),
                Arguments.of(
                        "a stream given as parameter that breaks",
                        List.of(sql("22023"), kind(Kind.DISCONNECTED)),
                        APPLICATION,
                        CONFIGURATION),
                Arguments.of(
                        "bad data, and the connection lost on top of it",
                        List.of(sql("22003"), sql("08006")),
                        HOST_LOST,
                        CONFIGURATION),
                Arguments.of("we closed it ourselves", List.of(sql("28P01"), kind(Kind.ABORTED)), HOST_LOST, HOST_LOST),
                Arguments.of(
                        "an interrupt that cost the connection",
                        List.of(sql("08006"), kind(Kind.DISCONNECTED), kind(Kind.INTERRUPTED)),
                        APPLICATION,
                        APPLICATION),
                Arguments.of(
                        "a cancelled query",
                        List.of(new Symptom(Kind.TIMED_OUT, "57014", 0, "")),
                        APPLICATION,
                        APPLICATION),
                Arguments.of("nothing at all", List.of(), APPLICATION, APPLICATION));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("chains")
    void judgesTheWholeChain(String what, List<Symptom> symptoms, FailureClass call, FailureClass connect) {
        Failure failure = new Failure(symptoms, what);
        assertEquals(call, PostgresFailureRules.STANDARD.ofCall(failure));
        assertEquals(connect, PostgresFailureRules.STANDARD.ofConnect(failure));
    }

    /** A wrapper around a login error must not change it, however many there are. */
    @Test
    void depthDoesNotMatter() {
        for (int depth = 0; depth < 20; depth++) {
            List<Symptom> symptoms = new ArrayList<>();
            for (int i = 0; i < depth; i++) {
                symptoms.add(i % 2 == 0 ? sql("08001") : sql(""));
            }
            symptoms.add(sql("28P01"));
            assertEquals(LOGIN, PostgresFailureRules.STANDARD.ofConnect(new Failure(symptoms, "")));
        }
    }

    private static Symptom sql(String state) {
        return Symptom.sql(state, 0, "");
    }

    private static Symptom kind(Kind kind) {
        return Symptom.of(kind);
    }
}
