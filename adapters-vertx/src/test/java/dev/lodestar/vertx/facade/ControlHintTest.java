package dev.lodestar.vertx.facade;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.sql.SqlText;
import dev.lodestar.domain.sql.TransactionControl;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ControlHintTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "  begin work",
                "start transaction",
                "COMMIT",
                "commit and chain",
                "END",
                "ROLLBACK",
                "abort",
                "PREPARE TRANSACTION 'x'",
                "/* hello */ BEGIN",
                "-- hello\nCOMMIT",
                "SELECT 1; COMMIT"
            })
    void everyControlIsSeen(String sql) {
        assertTrue(SqlText.inspect(sql).transaction() != TransactionControl.NONE, "the test is wrong about " + sql);
        assertTrue(ControlHint.in(sql), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "INSERT INTO t VALUES (1);",
                "update t set a = 1",
                "with a as (select 1) select 2",
                "x",
                ""
            })
    void ordinaryStatementsCostNothing(String sql) {
        assertFalse(ControlHint.in(sql), sql);
    }
}
