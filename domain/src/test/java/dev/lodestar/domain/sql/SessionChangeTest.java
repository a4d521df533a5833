package dev.lodestar.domain.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SessionChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "SET search_path = a, b | SET search_path",
                "set  Search_Path to a | SET search_path",
                "SET app.tenant = 'secret' | SET app.tenant",
                "SET \"App\".\"Tenant\" = 'x' | SET App.Tenant",
                "SET SESSION statement_timeout = 1 | SET statement_timeout",
                "SET ROLE admin | SET ROLE",
                "SET SESSION ROLE admin | SET ROLE",
                "SET SESSION AUTHORIZATION a | SET SESSION AUTHORIZATION",
                "SET SESSION CHARACTERISTICS AS TRANSACTION READ ONLY | SET SESSION CHARACTERISTICS",
                "SET TIME ZONE 'UTC' | SET TIME ZONE",
                "SET NAMES 'utf8' | SET names",
                "SET 'secret' | SET",
                "RESET ROLE | RESET role",
                "RESET ALL | RESET all",
                "DISCARD TEMP | DISCARD temp",
                "CREATE TEMP TABLE t (a int) | temporary table",
                "CREATE TEMPORARY VIEW v AS SELECT 1 | temporary view",
                "CREATE OR REPLACE TEMP VIEW v AS SELECT 1 | temporary view",
                "CREATE LOCAL TEMPORARY TABLE t AS SELECT 1 | temporary table",
                "CREATE TEMP TABLE t (a int) ON COMMIT PRESERVE ROWS | temporary table",
                "CREATE TABLE pg_temp.t (a int) | temporary object",
                "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1' | temporary object",
                "SELECT a INTO TEMP t FROM u | temporary table",
                "SELECT a INTO TEMPORARY TABLE t FROM u | temporary table",
                "LISTEN channel | LISTEN",
                "PREPARE p AS SELECT 1 | PREPARE",
                "DECLARE c CURSOR WITH HOLD FOR SELECT 1 | cursor WITH HOLD",
                "LOAD 'auto_explain' | LOAD",
                "SELECT set_config('a.b', 'c', false) | set_config",
                "SELECT pg_catalog.SET_CONFIG('a.b', 'c', false) | set_config",
                "SELECT set_config('a.b', 'c', $1) | set_config",
                "SELECT set_config('a.b', 'c', not true) | set_config",
                "SELECT set_config('a.b', f(1, true), false) | set_config",
                "SELECT set_config('a', 'b', true), set_config('c', 'd', false) | set_config",
                "SELECT set_config(set_config('a', 'b', false), 'd', true) | set_config",
                "SELECT set_config('a', 'b', \"true\") | set_config",
                "SELECT set_config('a' | set_config",
                "SELECT \"set_config\"('a', 'b', false) | set_config",
                "INSERT INTO t SELECT set_config('a', 'b', false) | set_config",
                "{call set_config('a', 'b', false)} | set_config",
                "SELECT pg_advisory_lock(1) | pg_advisory_lock",
                "SELECT pg_try_advisory_lock_shared(1) | pg_try_advisory_lock_shared",
                "SELECT dblink_connect('c', 'host=x') | dblink_connect",
                "/* x */ SET a = 1 | SET a",
                "SELECT 1; SET a = 1 | SET a",
                "; SET a = 1 | SET a",
                "BEGIN; LISTEN c; SET a = 1 | LISTEN"
            })
    void hasAShortName(String sql, String name) {
        assertEquals(Optional.of(name), SqlRules.POSTGRESQL.inspect(sql).sessionChange());
        assertTrue(SqlRules.POSTGRESQL.mayChangeSession(sql));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET LOCAL app.tenant = 'x'",
                "SET LOCAL ROLE admin",
                "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE",
                "SET CONSTRAINTS ALL DEFERRED",
                "UPDATE t SET a = 1",
                "CREATE TABLE t (a int)",
                "CREATE TEMP TABLE t (a int) ON COMMIT DROP",
                "CREATE FUNCTION f() RETURNS int LANGUAGE sql SET search_path = a AS 'SELECT 1'",
                "ALTER ROLE r SET search_path = a",
                "DECLARE c CURSOR FOR SELECT 1",
                "PREPARE TRANSACTION 'x'",
                "SELECT set_config('a.b', 'c', true)",
                "SELECT set_config('a.b', f(1, 'x'), true)",
                "SELECT set_config FROM t",
                "SELECT pg_advisory_xact_lock(1)",
                "SELECT pg_advisory_unlock(1)",
                "SELECT 'SET a = 1'",
                "SELECT '; SET a = 1'",
                "SELECT temp, temperature, template FROM t",
                "UNLISTEN c",
                "NOTIFY c",
                "SELECT INTO FROM t",
                ""
            })
    void ordinaryTextsHaveNone(String sql) {
        assertEquals(Optional.empty(), SqlRules.POSTGRESQL.inspect(sql).sessionChange());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 1",
                "  select * from pg_settings where a_b = ?",
                "INSERT INTO t (a) VALUES ('x')",
                "UPDATE t SET a = 1 WHERE b = 2;",
                "/* trace=1 */ SELECT attempt, settings FROM t ; ",
                "SELECT 1 -- a\n",
                "BEGIN",
                "COMMIT",
                "",
                "-- only this"
            })
    void theUsualTextNeedsNoInspection(String sql) {
        assertFalse(SqlRules.POSTGRESQL.mayChangeSession(sql));
    }

    @Test
    void longNamesAreCut() {
        String name = SqlRules.POSTGRESQL
                .inspect("SET " + "x".repeat(500) + " = 1")
                .sessionChange()
                .orElseThrow();
        assertEquals(60, name.length());
    }
}
