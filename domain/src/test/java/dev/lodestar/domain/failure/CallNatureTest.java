package dev.lodestar.domain.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.sql.SqlRules;
import dev.lodestar.domain.sql.TransactionControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallNatureTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | READ",
                "SELECT f() | STATEMENT",
                "INSERT INTO t VALUES (1) | STATEMENT",
                "BEGIN | READ",
                "SET app.tenant = 'a' | READ",
                "SAVEPOINT s | READ",
                "ROLLBACK TO s | READ",
                "COMMIT | COMMIT",
                "END | COMMIT",
                "ROLLBACK | ROLLBACK",
                "COMMIT AND CHAIN | MAY_COMMIT",
                "PREPARE TRANSACTION 'x' | MAY_COMMIT",
                "COMMIT PREPARED 'x' | STATEMENT",
                "ROLLBACK PREPARED 'x' | STATEMENT",
                "BEGIN; INSERT INTO t VALUES (1); COMMIT | MAY_COMMIT",
                "INSERT INTO t VALUES (1); ROLLBACK | MAY_COMMIT",
                "BEGIN; INSERT INTO t VALUES (1) | STATEMENT",
                "SELECT 1; SELECT 2 | STATEMENT",
                "CALL p() | STATEMENT"
            })
    void isToldByTheText(String sql, CallNature nature) {
        assertEquals(nature, CallNature.of(SqlRules.POSTGRESQL.inspect(sql)));
    }

    @Test
    void aBatchIsAsHeavyAsItsHeaviestStatement() {
        assertEquals(CallNature.STATEMENT, CallNature.READ.and(CallNature.STATEMENT));
        assertEquals(CallNature.MAY_COMMIT, CallNature.MAY_COMMIT.and(CallNature.COMMIT));
        assertEquals(CallNature.READ, CallNature.NOTHING_SENT.and(CallNature.READ));
    }

    @ParameterizedTest(name = "{0}, {1}, autocommit {2}: {3}")
    @CsvSource({
        "IDLE, NONE, true, IDLE",
        "IDLE, NONE, false, OPEN",
        "IDLE, BEGINS, true, OPEN",
        "IDLE, BEGINS, false, OPEN",
        "OPEN, NONE, true, OPEN",
        "OPEN, COMMITS, true, IDLE",
        "OPEN, ROLLS_BACK, false, IDLE",
        "OPEN, MAY_COMMIT, true, IDLE",
        "OPEN, MAY_COMMIT_AND_BEGINS, true, OPEN",
        "IDLE, COMMITS_AND_BEGINS, true, OPEN",
        "OPEN, HIDDEN, true, UNKNOWN",
        "IDLE, HIDDEN, true, UNKNOWN",
        "FAILED, NONE, true, OPEN",
        "FAILED, ROLLS_BACK, true, IDLE",
        "UNKNOWN, NONE, true, UNKNOWN",
        "UNKNOWN, COMMITS, true, IDLE"
    })
    void theStatusIsGuessedWhereTheDriverDoesNotTell(
            TransactionStatus before, TransactionControl control, boolean autoCommit, TransactionStatus after) {
        assertEquals(after, before.after(control, autoCommit));
    }
}
