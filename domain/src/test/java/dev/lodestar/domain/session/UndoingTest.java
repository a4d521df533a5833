package dev.lodestar.domain.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.sql.SqlRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Texts, one after the other, each outside of any transaction; and what keeps the session from moving afterwards. */
class UndoingTest {

    private static SessionState after(SessionState first, String texts) {
        SessionState state = first;
        for (String text : texts.split(" *; *")) {
            String change = SqlRules.POSTGRESQL.inspect(text).sessionChange().orElseThrow();
            state = state.withLasting(change);
        }
        return state;
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "SET ROLE a; RESET ROLE | -",
                "SET SESSION ROLE a; reset role | -",
                "RESET ROLE | -",
                "RESET ROLE; SET ROLE a | SET ROLE",
                "SET SESSION AUTHORIZATION a; RESET ROLE | SET SESSION AUTHORIZATION",
                "SET search_path = a; SET statement_timeout = 1; RESET search_path | SET statement_timeout",
                "SET Statement_Timeout = 1; RESET STATEMENT_TIMEOUT | -",
                "RESET statement_timeout | -",
                "CREATE TEMP TABLE t (a int); CREATE TEMP VIEW v AS SELECT 1; DISCARD TEMP | -",
                "CREATE TEMP TABLE t (a int); RESET ROLE | temporary table",
                "SET ROLE a; DISCARD TEMP | SET ROLE",
                "SET app.tenant = 'x'; RESET app.tenant | SET app.tenant, RESET app.tenant",
                "SET search_path = a; RESET ALL | SET search_path, RESET all",
                "SET application_name = 'a'; RESET application_name | SET application_name, RESET application_name",
                "SET SEED TO 0.5; RESET seed | SET seed, RESET seed",
                "SET TIME ZONE 'UTC'; RESET TIME ZONE | SET TIME ZONE, RESET time",
                "SET ROLE a; DISCARD ALL | SET ROLE, DISCARD all",
                "LISTEN c; RESET ROLE | LISTEN",
                "SET SESSION AUTHORIZATION a; RESET SESSION AUTHORIZATION | SET SESSION AUTHORIZATION, RESET session"
            })
    void whatIsLeft(String texts, String left) {
        List<String> expected = left == null ? List.of() : List.of(left.split(", "));
        assertEquals(expected, List.copyOf(after(SessionState.UNTOUCHED, texts).uncarried()));
    }

    /** The driver would go on believing in what it set. */
    @Test
    void aResetThatMayReachWhatTheDriverSetIsAnObstacle() {
        for (SessionState set : List.of(
                SessionState.UNTOUCHED.withSchema("a"),
                SessionState.UNTOUCHED.withReadOnly(true),
                SessionState.UNTOUCHED.withIsolation(Isolation.SERIALIZABLE))) {
            assertEquals(
                    List.of("RESET all"), List.copyOf(after(set, "RESET ALL").uncarried()));
            assertEquals(
                    List.of("RESET search_path"),
                    List.copyOf(after(set, "RESET search_path").uncarried()));
            assertEquals(
                    List.of(), List.copyOf(after(set, "SET ROLE a; RESET ROLE").uncarried()));
        }
    }

    /** What was reset in a transaction may have come back; the same reset outside of any settles it. */
    @Test
    void aSecondResetSettlesAnEarlierOne() {
        SessionState doubtful = SessionState.UNTOUCHED.withUncarried("SET ROLE").withUncarried("RESET role");
        assertEquals(SessionState.UNTOUCHED, doubtful.withLasting("RESET role"));
    }
}
