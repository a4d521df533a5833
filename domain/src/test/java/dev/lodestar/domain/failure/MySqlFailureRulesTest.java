package dev.lodestar.domain.failure;

import static dev.lodestar.domain.failure.FailureClass.APPLICATION;
import static dev.lodestar.domain.failure.FailureClass.HOST_LOST;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.failure.Symptom.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MySqlFailureRulesTest {

    @ParameterizedTest(name = "{0}/{1} ({4}): call {2}, connect {3}")
    @CsvSource({
        "0, 08000, HOST_LOST, HOST_LOST, connection exception",
        "0, 08001, HOST_LOST, HOST_LOST, unable to connect",
        "0, 08003, HOST_LOST, HOST_LOST, connection is closed",
        "0, 08S01, HOST_LOST, HOST_LOST, communications link failure",
        "0, 08007, HOST_LOST, HOST_LOST, outcome unknown",
        "0, 08004, LOGIN, LOGIN, rejected by the server: login before network",
        "1251, 08004, LOGIN, LOGIN, authentication protocol not supported",
        "1040, 08004, HOST_BUSY, HOST_BUSY, too many connections: not a dead host",
        "1203, 42000, HOST_BUSY, HOST_BUSY, too many connections of this user",
        "1226, 42000, APPLICATION, HOST_BUSY, a limit of this user for an hour",
        "1129, HY000, HOST_BUSY, HOST_BUSY, host is blocked",
        "1135, HY000, APPLICATION, HOST_BUSY, no thread",
        "1041, HY000, APPLICATION, HOST_BUSY, out of memory",
        "1037, HY001, APPLICATION, HOST_BUSY, out of memory",
        "1290, HY000, READ_ONLY, READ_ONLY, read-only option",
        "1836, HY000, READ_ONLY, READ_ONLY, running in read-only mode",
        "1874, HY000, READ_ONLY, READ_ONLY, InnoDB is in read-only mode",
        "1792, 25006, APPLICATION, APPLICATION, transaction of the application is read-only",
        "1053, 08S01, HOST_LOST, HOST_BUSY, shutdown in progress",
        "3032, HY000, HOST_LOST, HOST_BUSY, offline mode",
        "1927, 70100, HOST_LOST, HOST_BUSY, connection killed",
        "3169, HY000, HOST_LOST, HOST_BUSY, session killed",
        "4031, HY000, HOST_LOST, HOST_BUSY, idle for longer than wait_timeout",
        "2002, HY000, HOST_LOST, HOST_LOST, no connection through the socket",
        "2003, HY000, HOST_LOST, HOST_LOST, no connection",
        "2005, HY000, HOST_LOST, CONFIGURATION, unknown host",
        "2006, HY000, HOST_LOST, HOST_LOST, gone away",
        "2012, HY000, HOST_LOST, HOST_LOST, handshake broken off",
        "2013, HY000, HOST_LOST, HOST_LOST, lost during query",
        "2026, HY000, HOST_LOST, CONFIGURATION, TLS",
        "2055, HY000, HOST_LOST, HOST_LOST, lost at a system error",
        "1153, 08S01, APPLICATION, APPLICATION, packet too large: would be on any host",
        "2020, HY000, APPLICATION, APPLICATION, packet too large",
        "1045, 28000, LOGIN, LOGIN, wrong password",
        "1698, 28000, LOGIN, LOGIN, wrong password",
        "1044, 42000, APPLICATION, LOGIN, not this database",
        "1130, HY000, LOGIN, LOGIN, not from this host",
        "1820, HY000, LOGIN, LOGIN, password expired",
        "1862, HY000, LOGIN, LOGIN, password expired",
        "3118, HY000, LOGIN, LOGIN, account locked",
        "3955, HY000, LOGIN, LOGIN, account locked after wrong passwords",
        "3159, HY000, APPLICATION, CONFIGURATION, TLS demanded",
        "1193, HY000, APPLICATION, CONFIGURATION, no such variable",
        "1524, HY000, APPLICATION, CONFIGURATION, no such plugin",
        "1049, 42000, APPLICATION, CONFIGURATION, no such database",
        "1115, 42000, APPLICATION, CONFIGURATION, no such character set",
        "1046, 3D000, APPLICATION, CONFIGURATION, no database selected",
        "0, 01S00, APPLICATION, CONFIGURATION, no such property",
        "0, S1009, APPLICATION, CONFIGURATION, bad value of a property",
        "1205, HY000, APPLICATION, APPLICATION, lock wait timeout",
        "1205, 40001, APPLICATION, APPLICATION, lock wait timeout as Connector/J maps it",
        "1213, 40001, APPLICATION, APPLICATION, deadlock",
        "1317, 70100, APPLICATION, APPLICATION, query interrupted",
        "3024, HY000, APPLICATION, APPLICATION, query took too long",
        "1062, 23000, APPLICATION, APPLICATION, duplicate key",
        "1064, 42000, APPLICATION, CONFIGURATION, syntax error",
        "1105, HY000, APPLICATION, APPLICATION, unknown error",
        "0, HY000, APPLICATION, APPLICATION, general error",
        "1243, HY000, APPLICATION, APPLICATION, unknown prepared statement"
    })
    void judgesByCodeThenByState(int code, String state, FailureClass call, FailureClass connect, String why) {
        Failure failure = failure(Symptom.sql(state, code, ""));
        assertEquals(call, MySqlFailureRules.STANDARD.ofCall(failure), why);
        assertEquals(connect, MySqlFailureRules.STANDARD.ofConnect(failure), why);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "The MySQL server is running with the --read-only option so it cannot execute this statement | READ_ONLY",
                "The MySQL server is running with the --super-read-only option so … | READ_ONLY",
                "The MariaDB server is running with the --read_only option so … | READ_ONLY",
                "The MySQL server is running with the --secure-file-priv option so … | APPLICATION",
                "The MySQL server is running with the --skip-grant-tables option so … | APPLICATION",
                "a message in another language | READ_ONLY"
            })
    void oneCodeStandsForSeveralOptions(String text, FailureClass call) {
        assertEquals(call, MySqlFailureRules.STANDARD.ofCall(failure(Symptom.sql("HY000", 1290, text))));
    }

    @Test
    void aCodeWithoutStateCounts() {
        assertEquals(HOST_LOST, MySqlFailureRules.STANDARD.ofCall(failure(Symptom.sql("", 1053, ""))));
        assertEquals(APPLICATION, MySqlFailureRules.STANDARD.ofCall(failure(Symptom.sql("", 1213, ""))));
    }

    /** The server closes the connection after it; the same packet would be too large on the next host, too. */
    @Test
    void aPacketThatIsTooLargeIsNoFailoverEvenIfItBreaksTheConnection() {
        Symptom tooLarge = Symptom.sql("08S01", 1153, "Got a packet bigger than 'max_allowed_packet' bytes");
        Failure failure = failure(tooLarge, Symptom.of(Kind.DISCONNECTED));
        assertEquals(APPLICATION, MySqlFailureRules.STANDARD.ofCall(failure));
    }

    @Test
    void whatWeAbortedOurselvesIsLostWhateverElseIsSaid() {
        assertEquals(
                HOST_LOST,
                MySqlFailureRules.STANDARD.ofCall(failure(Symptom.sql("40001", 1213, ""), Symptom.of(Kind.ABORTED))));
    }

    @Test
    void theServersReasonWinsOverWhatAPoolMadeOfIt() {
        Failure full = failure(Symptom.sql("08001", 0, "pool"), Symptom.sql("08004", 1040, "Too many connections"));
        assertEquals(FailureClass.HOST_BUSY, MySqlFailureRules.STANDARD.ofConnect(full));
    }

    private static Failure failure(Symptom... symptoms) {
        return new Failure(List.of(symptoms), "");
    }
}
