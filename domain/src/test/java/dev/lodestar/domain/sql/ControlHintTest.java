package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The cheap question whether a text begins or ends a transaction. */
class ControlHintTest {
    private static final int TEXTS = 40_000;

    private static final List<String> PIECES = List.of(
            ("BEGIN ~START ~TRANSACTION ~COMMIT~ROLLBACK~ABORT~END~PREPARE ~TO ~AND CHAIN ~SELECT ~insert ~WITH ~SET ~"
                            + "autocommit~=~0~1~CALL p~ALTER ~LOCK TABLES~UNLOCK ~XA ~{call}~(~)~;~'~\"~`~\\~\\'~/*~*/~/*!~--~-- ~#~"
                            + "\n~ ~a~$$~E'")
                    .split("~"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "  begin work",
                "start transaction",
                "COMMIT",
                "commit and chain",
                "ROLLBACK",
                "/* hello */ BEGIN",
                "-- hello\nCOMMIT",
                "SELECT 1; COMMIT"
            })
    void everyControlIsSeen(String sql) {
        for (SqlRules rules : List.of(SqlRules.POSTGRESQL, SqlRules.MYSQL)) {
            assertTrue(rules.inspect(sql).transaction() != TransactionControl.NONE, "the test is wrong about " + sql);
            assertTrue(rules.mayControlTransaction(sql), sql);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "  select 1",
                "INSERT INTO t VALUES (1);",
                "update t set a = 1",
                "with a as (select 1) select 2",
                "(SELECT 1)",
                "/* hello */ DELETE FROM t",
                ""
            })
    void ordinaryStatementsCostNothing(String sql) {
        assertFalse(SqlRules.POSTGRESQL.mayControlTransaction(sql), sql);
        assertFalse(SqlRules.MYSQL.mayControlTransaction(sql), sql);
    }

    @Test
    void theHintIsSound() {
        int controls = 0;
        for (long seed = 0; seed < TEXTS; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String sql = text.toString();
            for (SqlRules rules : List.of(SqlRules.POSTGRESQL, SqlRules.MYSQL)) {
                boolean found = rules.inspect(sql).transaction() != TransactionControl.NONE;
                controls += found ? 1 : 0;
                assertTrue(!found || rules.mayControlTransaction(sql), "seed " + seed + ": " + sql);
            }
        }
        assertTrue(controls > TEXTS / 10, "too few texts control anything: " + controls);
    }
}
