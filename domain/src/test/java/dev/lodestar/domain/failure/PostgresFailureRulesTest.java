package dev.lodestar.domain.failure;

import static dev.lodestar.domain.failure.FailureClass.APPLICATION;
import static dev.lodestar.domain.failure.FailureClass.HOST_BUSY;
import static dev.lodestar.domain.failure.FailureClass.HOST_LOST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.failure.Symptom.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PostgresFailureRulesTest {

    @ParameterizedTest(name = "{0} ({3}): call {1}, connect {2}")
    @CsvSource({
        "08000, HOST_LOST, HOST_LOST, connection exception",
        "08001, HOST_LOST, HOST_LOST, unable to connect",
        "08003, HOST_LOST, HOST_LOST, connection does not exist",
        "08004, LOGIN, LOGIN, server rejected the connection: login before network",
        "08006, HOST_LOST, HOST_LOST, connection failure",
        "08P01, HOST_LOST, HOST_LOST, protocol violation",
        "28000, LOGIN, LOGIN, no pg_hba.conf entry",
        "28P01, LOGIN, LOGIN, wrong password",
        "25006, READ_ONLY, READ_ONLY, read-only transaction",
        "25P03, HOST_LOST, HOST_BUSY, idle in transaction too long: terminated",
        "25P04, HOST_LOST, HOST_BUSY, transaction took too long: terminated",
        "57P05, HOST_LOST, HOST_BUSY, idle session: terminated",
        "57P01, HOST_LOST, HOST_BUSY, admin shutdown",
        "57P02, HOST_LOST, HOST_BUSY, crash shutdown",
        "57P03, HOST_LOST, HOST_BUSY, cannot connect now",
        "57P04, APPLICATION, CONFIGURATION, database dropped",
        "57014, APPLICATION, APPLICATION, query cancelled",
        "53300, HOST_BUSY, HOST_BUSY, too many connections",
        "53100, APPLICATION, HOST_BUSY, disk full",
        "53200, APPLICATION, HOST_BUSY, out of memory",
        "58000, HOST_LOST, HOST_LOST, system error",
        "58030, HOST_LOST, HOST_LOST, I/O error of the server",
        "58P01, APPLICATION, HOST_LOST, COPY from a file that does not exist",
        "F0000, HOST_LOST, HOST_LOST, configuration file error",
        "99999, HOST_LOST, CONFIGURATION, the driver is surprised",
        "3D000, APPLICATION, CONFIGURATION, no such database",
        "55000, APPLICATION, CONFIGURATION, database accepts no connections",
        "42501, APPLICATION, LOGIN, permission denied",
        "42704, APPLICATION, CONFIGURATION, no such setting",
        "42P01, APPLICATION, CONFIGURATION, no such table",
        "22023, APPLICATION, CONFIGURATION, bad value",
        "0A000, APPLICATION, CONFIGURATION, not supported",
        "XX000, APPLICATION, APPLICATION, internal error: a bug on Aurora",
        "XX001, APPLICATION, APPLICATION, data corrupted",
        "23505, APPLICATION, APPLICATION, unique violation",
        "40001, APPLICATION, APPLICATION, serialization failure",
        "40P01, APPLICATION, APPLICATION, deadlock",
        "55P03, APPLICATION, APPLICATION, lock not available",
        "25P02, APPLICATION, APPLICATION, failed transaction",
        "25001, APPLICATION, APPLICATION, active transaction",
        "P0001, APPLICATION, APPLICATION, raised by the application",
        "00000, APPLICATION, APPLICATION, nothing"
    })
    void judgesByState(String state, FailureClass call, FailureClass connect, String why) {
        Failure failure = failure(sql(state));
        assertEquals(call, PostgresFailureRules.STANDARD.ofCall(failure), why);
        assertEquals(connect, PostgresFailureRules.STANDARD.ofConnect(failure), why);
    }

    @ParameterizedTest(name = "Multi-AZ: {0} ({3}): call {1}, connect {2}")
    @CsvSource({
        "28000, HOST_LOST, HOST_BUSY, logins fail like this while an instance reboots",
        "28P01, LOGIN, LOGIN, a wrong password is wrong here too",
        "08004, LOGIN, LOGIN, login before network",
        "53300, HOST_BUSY, HOST_BUSY, full is not dead",
        "53200, HOST_LOST, HOST_BUSY, out of memory while it dies",
        "XX000, HOST_LOST, HOST_LOST, internal error while it dies",
        "XX002, HOST_LOST, HOST_LOST, internal error while it dies",
        "25006, READ_ONLY, READ_ONLY, as everywhere",
        "57P03, HOST_LOST, HOST_BUSY, as everywhere",
        "3D000, APPLICATION, CONFIGURATION, as everywhere",
        "23505, APPLICATION, APPLICATION, as everywhere"
    })
    void multiAzClustersDiffer(String state, FailureClass call, FailureClass connect, String why) {
        Failure failure = failure(sql(state));
        assertEquals(call, PostgresFailureRules.MULTI_AZ_CLUSTER.ofCall(failure), why);
        assertEquals(connect, PostgresFailureRules.MULTI_AZ_CLUSTER.ofConnect(failure), why);
    }

    @ParameterizedTest(name = "{0}: call {1}, connect {2}")
    @CsvSource({
        "SQL, APPLICATION, APPLICATION",
        "UNKNOWN_HOST, HOST_LOST, CONFIGURATION",
        "REFUSED, HOST_LOST, HOST_LOST",
        "TIMED_OUT, HOST_LOST, HOST_LOST",
        "DISCONNECTED, HOST_LOST, HOST_LOST",
        "ABORTED, HOST_LOST, HOST_LOST",
        "BUSY, HOST_BUSY, HOST_BUSY",
        "TLS, HOST_LOST, CONFIGURATION",
        "INTERRUPTED, APPLICATION, APPLICATION",
        "OTHER, APPLICATION, APPLICATION"
    })
    void judgesByKindWhereThereIsNoState(Kind kind, FailureClass call, FailureClass connect) {
        Failure failure = failure(kind(kind));
        assertEquals(call, PostgresFailureRules.STANDARD.ofCall(failure));
        assertEquals(connect, PostgresFailureRules.STANDARD.ofConnect(failure));
        assertEquals(call, PostgresFailureRules.MULTI_AZ_CLUSTER.ofCall(failure));
        assertEquals(connect, PostgresFailureRules.MULTI_AZ_CLUSTER.ofConnect(failure));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void everyKindIsJudged(Kind kind) {
        assertEquals(
                PostgresFailureRules.STANDARD.ofCall(failure(kind(kind))),
                PostgresFailureRules.STANDARD.ofCall(failure(kind(Kind.OTHER), kind(kind))));
    }

    @Test
    void onlyMultiAzClustersTakeInternalErrorsForLosses() {
        assertEquals(APPLICATION, PostgresFailureRules.STANDARD.ofCall(failure(sql("XX000"))));
        assertEquals(HOST_LOST, PostgresFailureRules.MULTI_AZ_CLUSTER.ofCall(failure(sql("XX000"))));
        assertEquals(HOST_BUSY, PostgresFailureRules.MULTI_AZ_CLUSTER.ofConnect(failure(sql("28000"))));
    }

    private static Symptom sql(String state) {
        return Symptom.sql(state, 0, "");
    }

    private static Symptom kind(Kind kind) {
        return Symptom.of(kind);
    }

    private static Failure failure(Symptom... symptoms) {
        return new Failure(List.of(symptoms), "");
    }
}
