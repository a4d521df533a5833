package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.sql.StatementTraits.Reach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReachTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select * from t where a = 'b' and c in (1, 2)",
                "SELECT a FROM t WHERE (a = $1 OR b > ?) AND NOT (c = 2)",
                "  \t\n SELECT 1 ;  ",
                "SELECT 1; -- done",
                "/* trace=1 */ SELECT 1",
                "/* a /* nested; DELETE */ b */ SELECT 1",
                "-- hello; DELETE FROM t\nSELECT 1",
                "SELECT 'DELETE FROM t; f(x)'",
                "SELECT $$DELETE FROM t; f(x)$$",
                "SELECT $q$ $$ ; f() $q$",
                "SELECT E'it\\'s; f()'",
                "SELECT 'a'\n'b; f()'",
                "SELECT E'a'\n  -- and on\n'b\\'; f()'",
                "SELECT \"a;b\" FROM \"c d\"",
                "SELECT U&'\\0441' , U&\"d\" FROM t",
                "SELECT B'101', X'1F', N'n'",
                "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u WHERE u.id = t.id)",
                "SELECT a FROM (SELECT b FROM t) AS x",
                "SELECT CASE WHEN (a > 1) THEN (2) ELSE (3) END FROM t",
                "SELECT COALESCE (a, b) FROM t",
                "SELECT a::text FROM t LIMIT (3) OFFSET (1)",
                "SELECT 1 UNION (SELECT 2) EXCEPT (SELECT 3)",
                "SELECT current_timestamp, current_user",
                "SELECT a[1] FROM t",
                "VALUES (1), (2)",
                "TABLE t",
                "SHOW search_path",
                "show all",
                "",
                ";",
                " ; ; ",
                "-- nothing",
                "SELECT a --b\n FROM t"
            })
    void surelyOnlyReads(String sql) {
        assertTrue(SqlRules.POSTGRESQL.inspect(sql).surelyReadOnly(), sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "INSERT INTO t VALUES (1) | writes",
                "UPDATE t SET a = 1 | writes",
                "SELECT f() | a call",
                "SELECT f () | a call",
                "SELECT f/* */() | a call",
                "SELECT \"f\"() | a call",
                "SELECT s.f() | a call",
                "SELECT s.in(1) | a qualified call may have any name",
                "SELECT count(*) FROM t | a call, how harmless soever",
                "SELECT * FROM generate_series(1, 3) | a call",
                "SELECT a FROM t FOR UPDATE | locks",
                "SELECT a FROM t FOR NO KEY UPDATE | locks",
                "SELECT a FROM t FOR SHARE SKIP LOCKED | locks",
                "SELECT 1FOR UPDATE | a number and a keyword before PostgreSQL 15",
                "SELECT a INTO b FROM t | makes a table",
                "WITH x AS (DELETE FROM t RETURNING 1) SELECT 1 | writes",
                "SELECT * FROM (WITH x AS (SELECT 1) TABLE x) y | not looked into",
                "(SELECT 1) | not looked into",
                "SELECT 1; SELECT 2 | two statements",
                "SELECT 1; DELETE FROM t | two statements",
                "SELECT 'a\\'; DELETE FROM t; --' | cut differently without standard-conforming strings",
                "SELECT 'a | not closed",
                "SELECT \"a | not closed",
                "SELECT $$a | not closed",
                "SELECT 1 /* a | not closed",
                "SELECT {fn now()} | an escape of JDBC",
                "{call f(1)} | an escape of JDBC",
                "SELECT `a` FROM t | not PostgreSQL",
                "EXPLAIN ANALYZE DELETE FROM t | runs it",
                "DO $$ BEGIN DELETE FROM t; END $$ | runs anything",
                "CALL p() | runs anything",
                "COPY t TO STDOUT | not looked into",
                "\u017felect 1 | no keyword: only ASCII letters are folded",
                "SELECT \u017fome(1) | no keyword either",
                "ſHOW x | no keyword either"
            })
    void isNotSurelyReadOnly(String sql, String why) {
        assertFalse(SqlRules.POSTGRESQL.inspect(sql).surelyReadOnly(), sql + ": " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "begin isolation level serializable",
                "START TRANSACTION",
                "SAVEPOINT s",
                "RELEASE s",
                "ROLLBACK TO SAVEPOINT s",
                "SET search_path = a",
                "SET LOCAL x = 'y'",
                "RESET ALL",
                "DISCARD ALL",
                "LISTEN c",
                "UNLISTEN *",
                "DEALLOCATE p",
                "CLOSE c"
            })
    void touchesItsSessionOnly(String sql) {
        assertEquals(Reach.SESSION, SqlRules.POSTGRESQL.inspect(sql).reach(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "ROLLBACK",
                "START_REPLICATION",
                "ROLLBACK PREPARED 'x'",
                "BEGIN; DELETE FROM t",
                "SET x = f()",
                "LOAD 'x'",
                "DECLARE c CURSOR WITH HOLD FOR SELECT 1",
                "FETCH c"
            })
    void mayReachTheDatabase(String sql) {
        assertEquals(Reach.DATABASE, SqlRules.POSTGRESQL.inspect(sql).reach(), sql);
    }
}
