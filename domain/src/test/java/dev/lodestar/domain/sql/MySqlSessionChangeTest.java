package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MySqlSessionChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SET sql_mode = 'secret' | SET sql_mode",
                "SET SESSION sql_mode = '' | SET sql_mode",
                "SET LOCAL sql_mode = '' | SET sql_mode",
                "SET @@sql_mode = '' | SET sql_mode",
                "SET @@session.sql_mode = '' | SET sql_mode",
                "SET @@LOCAL.sql_mode = '' | SET sql_mode",
                "SET `sql_mode` = '' | SET sql_mode",
                "SET autocommit = 0 | SET autocommit",
                "SET NAMES utf8mb4 | SET NAMES",
                "SET CHARACTER SET utf8mb4 | SET CHARACTER SET",
                "SET CHARSET utf8mb4 | SET CHARACTER SET",
                "SET ROLE admin | SET ROLE",
                "SET RESOURCE GROUP g | SET RESOURCE GROUP",
                "SET SESSION TRANSACTION READ ONLY | SET SESSION TRANSACTION",
                "SET LOCAL TRANSACTION READ ONLY | SET SESSION TRANSACTION",
                "SET @x = 'secret' | user variable",
                "SET @'x' = 'secret' | user variable",
                "SET GLOBAL a = 1, SESSION b = 2 | SET",
                "SET @@global.a = 1, b = 2 | SET",
                "SET \"sql_mode\" = 'secret' | SET",
                "USE db | USE",
                "use `db` | USE",
                "PREPARE s FROM 'secret' | PREPARE",
                "CREATE TEMPORARY TABLE t (a INT) | temporary table",
                "CREATE OR REPLACE TEMPORARY TABLE t (a INT) | temporary table",
                "LOCK TABLES t READ | LOCK TABLES",
                "LOCK INSTANCE FOR BACKUP | LOCK INSTANCE",
                "FLUSH TABLES WITH READ LOCK | FLUSH TABLES",
                "FLUSH TABLES t FOR EXPORT | FLUSH TABLES",
                "HANDLER t OPEN | HANDLER",
                "HANDLER db.t OPEN AS a | HANDLER",
                "SELECT @x := 1 | user variable",
                "SELECT a INTO @x FROM t | user variable",
                "SELECT a INTO /* c */ @x FROM t | user variable",
                "UPDATE t SET a = (@x := a) | user variable",
                "SELECT GET_LOCK('a', 1) | get_lock",
                "SELECT a FROM t WHERE Get_Lock ('a', 1) | get_lock",
                "DO service_get_write_locks('a', 'b', 1) | service_get_write_locks",
                "/* x */ SET a = 1 | SET a",
                "# x\\nSET a = 1 | SET a",
                "/*!40101 SET NAMES utf8 */ | SET NAMES",
                "/*M!100100 SET a = 1 */ | SET a",
                "/*!40101 INSERT INTO t */ SET a = 1 | SET a",
                "SELECT 1; USE db | USE",
                "; USE db | USE",
                "SELECT 'a\\'; SET a = 1; -- ' | SET a"
            })
    void hasAShortName(String text, String name) {
        String sql = text.replace("\\n", "\n");
        assertEquals(Optional.of(name), SqlRules.MYSQL.inspect(sql).sessionChange());
        assertTrue(SqlRules.MYSQL.mayChangeSession(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "SET GLOBAL a = 1",
                "SET PERSIST a = 1",
                "SET @@global.a = 1",
                "SET PASSWORD = 'x'",
                "SET DEFAULT ROLE r TO u",
                "SET STATEMENT max_statement_time = 1 FOR SELECT 1",
                "UPDATE t SET a = 1",
                "CREATE TABLE t (a INT)",
                "DROP TEMPORARY TABLE t",
                "DEALLOCATE PREPARE s",
                "HANDLER t CLOSE",
                "FLUSH TABLES",
                "UNLOCK TABLES",
                "SELECT @x",
                "SELECT @@version",
                "SELECT get_lock FROM t",
                "SELECT RELEASE_LOCK('a')",
                "SELECT 'SET a = 1; USE db'",
                "SELECT a FROM t INTO OUTFILE 'x'",
                "BEGIN",
                "COMMIT",
                ""
            })
    void ordinaryTextsHaveNone(String sql) {
        assertEquals(Optional.empty(), SqlRules.MYSQL.inspect(sql).sessionChange());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "  select * from a_b where c_d = ?",
                "INSERT INTO t (a) VALUES ('x')",
                "UPDATE t SET a = 1 WHERE b = 2;",
                "/* trace=1 */ SELECT used, settings, locked FROM t ; ",
                "SELECT 1 -- a\n",
                "COMMIT",
                ""
            })
    void theUsualTextNeedsNoInspection(String sql) {
        assertFalse(SqlRules.MYSQL.mayChangeSession(sql));
    }
}
