package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.failure.CallNature;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The manual's list of implicit commits (15.3.3), and everything else that begins or ends a transaction. */
class MySqlTransactionControlTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 1 | NONE",
                "BEGIN | COMMITS_AND_BEGINS",
                "begin work | COMMITS_AND_BEGINS",
                "START TRANSACTION | COMMITS_AND_BEGINS",
                "START TRANSACTION READ ONLY, WITH CONSISTENT SNAPSHOT | COMMITS_AND_BEGINS",
                "BEGIN NOT ATOMIC COMMIT | HIDDEN",
                "# x\\nBEGIN | COMMITS_AND_BEGINS",
                "COMMIT | COMMITS",
                "COMMIT WORK AND NO CHAIN RELEASE | COMMITS",
                "COMMIT AND CHAIN | MAY_COMMIT_AND_BEGINS",
                "ROLLBACK | ROLLS_BACK",
                "ROLLBACK RELEASE | ROLLS_BACK",
                "ROLLBACK AND CHAIN | MAY_COMMIT_AND_BEGINS",
                "ROLLBACK TO s | NONE",
                "ROLLBACK WORK TO SAVEPOINT s | NONE",
                "SAVEPOINT s | NONE",
                "SET autocommit = 0 | BEGINS",
                "SET AUTOCOMMIT = OFF | BEGINS",
                "SET @@session.autocommit := false | BEGINS",
                "SET autocommit = 1 | COMMITS",
                "SET SESSION autocommit = ON | COMMITS",
                "SET `autocommit` = 1 | COMMITS",
                "SET \"autocommit\" = 1 | HIDDEN",
                "SET a = 1, b = 2, c = 3, d = 4, e = 5, autocommit = 1 | COMMITS",
                "SET autocommit = ? | COMMITS_AND_BEGINS",
                "SET autocommit = 'ON' | COMMITS_AND_BEGINS",
                "SET autocommit = 0, autocommit = 1 | COMMITS_AND_BEGINS",
                "SET autocommit = f() | HIDDEN",
                "SET GLOBAL autocommit = 1 | HIDDEN",
                "SET @autocommit = 1 | NONE",
                "SET NAMES utf8 | NONE",
                "SET TRANSACTION READ ONLY | NONE",
                "SET PASSWORD = 'x' | MAY_COMMIT",
                "SET STATEMENT a = 1 FOR SELECT 1 | HIDDEN",
                "XA START 'x' | BEGINS",
                "XA BEGIN 'x' | BEGINS",
                "XA END 'x' | NONE",
                "XA PREPARE 'x' | MAY_COMMIT",
                "XA COMMIT 'x' ONE PHASE | MAY_COMMIT",
                "XA ROLLBACK 'x' | MAY_COMMIT",
                "XA RECOVER | NONE",
                "LOCK TABLES t WRITE | COMMITS",
                "LOCK TABLE t READ | COMMITS",
                "UNLOCK TABLES | COMMITS",
                "LOCK INSTANCE FOR BACKUP | NONE",
                "ALTER TABLE t ADD a INT | MAY_COMMIT",
                "CREATE TABLE t (a INT) | MAY_COMMIT",
                "CREATE INDEX i ON t (a) | MAY_COMMIT",
                "CREATE TEMPORARY TABLE t (a INT) | NONE",
                "CREATE OR REPLACE TEMPORARY TABLE t (a INT) | NONE",
                "DROP TEMPORARY TABLE t | NONE",
                "DROP TABLE t | MAY_COMMIT",
                "DROP PREPARE s | NONE",
                "RENAME TABLE a TO b | MAY_COMMIT",
                "TRUNCATE t | MAY_COMMIT",
                "GRANT SELECT ON t TO u | MAY_COMMIT",
                "REVOKE SELECT ON t FROM u | MAY_COMMIT",
                "INSTALL PLUGIN p SONAME 'x' | MAY_COMMIT",
                "UNINSTALL PLUGIN p | MAY_COMMIT",
                "ANALYZE TABLE t | MAY_COMMIT",
                "CACHE INDEX t IN c | MAY_COMMIT",
                "CHECK TABLE t | MAY_COMMIT",
                "FLUSH LOGS | MAY_COMMIT",
                "LOAD INDEX INTO CACHE t | MAY_COMMIT",
                "LOAD DATA INFILE 'x' INTO TABLE t | NONE",
                "OPTIMIZE TABLE t | MAY_COMMIT",
                "REPAIR TABLE t | MAY_COMMIT",
                "RESET REPLICA | MAY_COMMIT",
                "START REPLICA | MAY_COMMIT",
                "STOP REPLICA | MAY_COMMIT",
                "CHANGE REPLICATION SOURCE TO x = 1 | MAY_COMMIT",
                "CALL p() | HIDDEN",
                "{call p()} | HIDDEN",
                "EXECUTE s | HIDDEN",
                "PREPARE s FROM 'COMMIT' | NONE",
                "DEALLOCATE PREPARE s | NONE",
                "DO SLEEP(1) | NONE",
                "HANDLER t OPEN | NONE",
                "EXPLAIN ANALYZE SELECT 1 | NONE",
                "(SELECT 1) UNION (SELECT 2) | NONE",
                "SOMETHING new | HIDDEN",
                "INSERT INTO t VALUES (1); COMMIT | MAY_COMMIT",
                "BEGIN; INSERT INTO t VALUES (1) | MAY_COMMIT_AND_BEGINS",
                "SELECT 1; SET autocommit = 0 | BEGINS",
                "SELECT 1; CALL p() | HIDDEN",
                "SELECT '; COMMIT' | NONE",
                "SELECT `; COMMIT` | NONE",
                "INSERT INTO t VALUES ('it\\'s') | NONE",
                "SELECT 'a\\'; COMMIT; -- ' | HIDDEN",
                "SELECT 'a\\''; COMMIT; -- ' | HIDDEN",
                "/*!40000 COMMIT */ | HIDDEN",
                "/*!40000 */ COMMIT | COMMITS",
                "INSERT INTO t VALUES (1) /*! ; COMMIT */ | HIDDEN",
                "/*!40101 SET NAMES utf8 */ | NONE",
                "`BEGIN` | HIDDEN",
                "END | HIDDEN"
            })
    void isToldByTheText(String sql, TransactionControl control) {
        assertEquals(control, SqlRules.MYSQL.inspect(sql.replace("\\n", "\n")).transaction(), sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT 1 | READ",
                "SET NAMES utf8 | READ",
                "BEGIN | COMMIT",
                "COMMIT | COMMIT",
                "SET autocommit = 1 | COMMIT",
                "LOCK TABLES t WRITE | COMMIT",
                "ROLLBACK | ROLLBACK",
                "INSERT INTO t VALUES (1) | STATEMENT",
                "SELECT f() | STATEMENT",
                "CREATE TABLE t (a INT) | MAY_COMMIT",
                "CALL p() | MAY_COMMIT",
                "SET GLOBAL x = 1 | STATEMENT",
                "SET GLOBAL autocommit = 1 | MAY_COMMIT"
            })
    void decidesWhatALostCallMayHaveDone(String sql, CallNature nature) {
        assertEquals(nature, CallNature.of(SqlRules.MYSQL.inspect(sql)), sql);
    }
}
