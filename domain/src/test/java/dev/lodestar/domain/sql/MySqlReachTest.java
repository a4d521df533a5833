package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.sql.StatementTraits.Reach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlReachTest {

    private static StatementTraits inspect(String sql) {
        return SqlRules.MYSQL.inspect(sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "select * from t where a = 'b' and c in (1, 2)",
                "SELECT `a``b;` FROM `c d` WHERE `select` = ?",
                "SELECT \"a; DELETE FROM t\"",
                "SELECT 'it''s; DELETE'",
                "SELECT 'C:\\\\dir\\n', 'a\\_b%'",
                "SELECT 'a\\\\'",
                "SELECT 1 # DELETE FROM t",
                "SELECT 1 -- DELETE FROM t",
                "SELECT 1 --\tDELETE FROM t",
                "SELECT 1 --\n",
                "SELECT 1 --",
                "SELECT 1 -- a\rDELETE FROM t",
                "SELECT 5--3",
                "SELECT /* a; DELETE */ 1",
                "SELECT /* /* not nested */ 1",
                "SELECT a*/* b */c FROM t",
                "SELECT /*+ MAX_EXECUTION_TIME(1000) */ a FROM t",
                "SELECT 1;",
                "SELECT @@version, @@session.sql_mode, @a",
                "SELECT N'a', _utf8mb4'b', x'1F', 0x1F, b'1', 1e5, .5, 1.5e-3",
                "SELECT a FROM 2024_orders",
                "SELECT a, SUM FROM t GROUP BY a WITH ROLLUP",
                "SELECT a FROM t WHERE a LIKE ('b') AND c XOR (d) AND e REGEXP ('x')",
                "SELECT a FROM t WHERE EXISTS (SELECT 1 FROM u)",
                "SELECT a->'$.b', a->>'$.c' FROM t",
                "WITH x AS (SELECT 1) SELECT * FROM x",
                "WITH RECURSIVE x AS (SELECT 1 UNION ALL SELECT a FROM x) SELECT * FROM x",
                "TABLE t",
                "VALUES ROW (1, 2), ROW (3, 4)",
                "SHOW TABLES",
                "show full processlist",
                "SHOW CREATE TABLE t",
                "",
                ";",
                "# nothing"
            })
    void surelyOnlyReads(String sql) {
        assertTrue(inspect(sql).surelyReadOnly(), sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "INSERT INTO t VALUES (1) | writes",
                "REPLACE t SET a = 1 | writes",
                "SELECT f() | a call",
                "SELECT `f`() | a call",
                "SELECT \"f\"() | a call with ANSI_QUOTES",
                "SELECT s.f() | a call",
                "SELECT s.in(1) | a qualified call may have any name",
                "SELECT 1in(2) | a name may begin with a digit",
                "SELECT t.1e5in(2) | and be no number behind a dot",
                "SELECT count(*) FROM t | a call, how harmless soever",
                "SELECT intersect(1) | a name before MySQL 8.0.31",
                "SELECT a FROM t FOR UPDATE | locks",
                "SELECT a FROM t FOR SHARE | locks",
                "SELECT a FROM t LOCK IN SHARE MODE | locks",
                "SELECT a FROM t WHERE b = 1e1FOR SHARE | a number and a keyword",
                "SELECT a FROM t WHERE b = .5FOR SHARE | a number and a keyword",
                "SELECT a INTO @x FROM t | sets a variable",
                "SELECT .5INTO OUTFILE 'x' | writes a file",
                "SELECT a FROM t INTO OUTFILE '/tmp/x' | writes a file",
                "SELECT a FROM t INTO DUMPFILE '/tmp/x' | writes a file",
                "SELECT @x := 1 | sets a variable",
                "SELECT @x:=@x+1 FROM t | sets a variable",
                "WITH x AS (SELECT 1) DELETE FROM t | writes",
                "WITH x AS (SELECT 1) UPDATE t SET a = 1 | writes",
                "(SELECT 1) | not looked into",
                "SELECT 1; DELETE FROM t | two statements",
                "SELECT /*! SQL_NO_CACHE */ 1 | executable comment",
                "SELECT 1 /*!50000 INTO OUTFILE 'x' */ | executable comment",
                "SELECT 1 /*M! FOR UPDATE */ | executable comment of MariaDB",
                "/*!40101 DELETE FROM t */ | executable comment",
                "SELECT /*+ QB_NAME(`*/`) */ 1 | a hint that holds a quote",
                "SELECT 'a\\'; DELETE FROM t; -- ' | cut differently with NO_BACKSLASH_ESCAPES",
                "SELECT 'a\\'' | cut differently with NO_BACKSLASH_ESCAPES",
                "SELECT \"a\\\"; DELETE FROM t; -- \" | cut differently with ANSI_QUOTES",
                "SELECT 1--1; DELETE FROM t | no comment",
                "SELECT 1 --DELETE FROM t | no comment",
                "SELECT $$a$$ | dollar quotes of some versions",
                "SELECT 'a | not closed",
                "SELECT `a | not closed",
                "SELECT 1 /* a | not closed",
                "SELECT {fn now()} | an escape of JDBC",
                "{call f(1)} | an escape of JDBC",
                "EXPLAIN ANALYZE SELECT 1 | runs it",
                "DESC t | not looked into",
                "DO f() | runs anything",
                "DO 1 | not looked into",
                "CALL p | runs anything",
                "HANDLER t READ FIRST | not looked into",
                "LOAD DATA INFILE 'x' INTO TABLE t | writes",
                "\u017felect 1 | no keyword: only ASCII letters are folded",
                "SELECT\u00a01 | no blank in every character set"
            })
    void isNotSurelyReadOnly(String sql, String why) {
        assertFalse(inspect(sql).surelyReadOnly(), sql + ": " + why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1 # a\0\nDELETE FROM t",
                "SELECT 1 --\u0085DELETE FROM t",
                "SELECT 1 -- a\r'\n; DELETE FROM t -- '"
            })
    void controlCharactersInCommentsHideNothing(String sql) {
        assertFalse(inspect(sql).surelyReadOnly(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BEGIN",
                "BEGIN WORK",
                "START TRANSACTION READ ONLY",
                "START TRANSACTION WITH CONSISTENT SNAPSHOT",
                "SAVEPOINT s",
                "RELEASE SAVEPOINT s",
                "ROLLBACK TO s",
                "SET NAMES utf8mb4",
                "SET @x = 1, @@session.sql_mode = ''",
                "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
                "SET autocommit = 0",
                "USE db",
                "PREPARE s FROM 'SELECT 1'",
                "DEALLOCATE PREPARE s",
                "DROP PREPARE s"
            })
    void touchesItsSessionOnly(String sql) {
        assertEquals(Reach.SESSION, inspect(sql).reach(), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COMMIT",
                "ROLLBACK",
                "START REPLICA",
                "BEGIN NOT ATOMIC DELETE FROM t; END",
                "SET GLOBAL x = 1",
                "SET a = 1, GLOBAL b = 2",
                "SET a = 1, b = 2, c = 3, d = 4, PERSIST e = 5",
                "SET @@global.x = 1",
                "SET @@`global`.x = 1",
                "SET PERSIST_ONLY x = 1",
                "SET PASSWORD = 'x'",
                "SET DEFAULT ROLE r TO u",
                "SET RESOURCE GROUP g FOR 12",
                "SET STATEMENT max_statement_time = 1 FOR DELETE FROM t",
                "SET @x = f()",
                "SET @x = (SELECT a FROM t FOR UPDATE)",
                "SET /*! GLOBAL */ x = 1",
                "EXECUTE s",
                "LOCK TABLES t WRITE",
                "FLUSH TABLES",
                "KILL 5",
                "XA COMMIT 'x'"
            })
    void mayReachTheDatabase(String sql) {
        assertEquals(Reach.DATABASE, inspect(sql).reach(), sql);
    }
}
