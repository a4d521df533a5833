package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransactionControlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SELECT 1 | NONE",
                "BEGIN | BEGINS",
                "begin work | BEGINS",
                "BEGIN ISOLATION LEVEL SERIALIZABLE, READ ONLY | BEGINS",
                "START TRANSACTION | BEGINS",
                "START something | NONE",
                "/* x */ BEGIN | BEGINS",
                "-- x\\nBEGIN | BEGINS",
                "; BEGIN ; | BEGINS",
                "COMMIT | COMMITS",
                "COMMIT WORK | COMMITS",
                "COMMIT AND NO CHAIN | COMMITS",
                "COMMIT AND CHAIN | MAY_COMMIT_AND_BEGINS",
                "END | COMMITS",
                "end transaction; | COMMITS",
                "ROLLBACK | ROLLS_BACK",
                "ABORT | ROLLS_BACK",
                "ROLLBACK TRANSACTION AND NO CHAIN | ROLLS_BACK",
                "ROLLBACK AND CHAIN | MAY_COMMIT_AND_BEGINS",
                "ROLLBACK TO s | NONE",
                "ROLLBACK WORK TO SAVEPOINT s | NONE",
                "SAVEPOINT s | NONE",
                "RELEASE SAVEPOINT s | NONE",
                "COMMIT PREPARED 'x' | NONE",
                "ROLLBACK PREPARED 'x' | NONE",
                "PREPARE TRANSACTION 'x' | MAY_COMMIT",
                "PREPARE p AS SELECT 1 | NONE",
                "INSERT INTO t VALUES (1); COMMIT | MAY_COMMIT",
                "BEGIN; INSERT INTO t VALUES (1); COMMIT | MAY_COMMIT",
                "BEGIN; INSERT INTO t VALUES (1) | BEGINS",
                "SELECT 1; BEGIN | BEGINS",
                "BEGIN; SELECT 1; SELECT 2 | BEGINS",
                "COMMIT; BEGIN | MAY_COMMIT_AND_BEGINS",
                "COMMIT; BEGIN; SELECT 1 | MAY_COMMIT_AND_BEGINS",
                "COMMIT; SELECT 1 | MAY_COMMIT",
                "ROLLBACK; BEGIN | MAY_COMMIT_AND_BEGINS",
                "BEGIN; ROLLBACK; SELECT 1 | MAY_COMMIT",
                "SELECT 'BEGIN'; SELECT '; COMMIT' | NONE",
                "DO $$ BEGIN COMMIT; END $$ | NONE",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a THEN 1 END; END | NONE",
                "CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; END; COMMIT | MAY_COMMIT",
                "\"BEGIN\" | NONE",
                "BEGINNING | NONE"
            })
    void isToldByTheText(String sql, TransactionControl control) {
        assertEquals(
                control, SqlRules.POSTGRESQL.inspect(sql.replace("\\n", "\n")).transaction(), sql);
    }
}
