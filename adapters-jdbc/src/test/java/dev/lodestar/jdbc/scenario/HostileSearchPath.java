package dev.lodestar.jdbc.scenario;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The user's search path begins with a schema in which everything that the driver might name stands for something else: our
 * own statements must not call any of it.
 */
@Scenario
abstract class HostileSearchPath {

    /** Functions without arguments and what they return. Whoever calls one gets an error that says so. */
    private static final Stream<String> FUNCTIONS = Stream.of(
            "pg_is_in_recovery() RETURNS boolean",
            "pg_control_system() RETURNS text",
            "pg_control_checkpoint() RETURNS text",
            "pg_walfile_name(pg_lsn) RETURNS text",
            "pg_current_wal_insert_lsn() RETURNS pg_lsn",
            "pg_current_wal_lsn() RETURNS pg_lsn",
            "pg_last_wal_receive_lsn() RETURNS pg_lsn",
            "pg_last_wal_replay_lsn() RETURNS pg_lsn",
            "pg_last_xact_replay_timestamp() RETURNS timestamptz",
            "clock_timestamp() RETURNS timestamptz",
            "now() RETURNS timestamptz",
            "version() RETURNS text",
            "current_setting(text) RETURNS text",
            "current_setting(text, boolean) RETURNS text",
            "to_regproc(text) RETURNS regproc",
            "to_regprocedure(text) RETURNS regprocedure",
            "to_regclass(text) RETURNS regclass",
            "to_regnamespace(text) RETURNS regnamespace",
            "has_schema_privilege(text, text) RETURNS boolean",
            "count(text) RETURNS bigint",
            "aurora_db_instance_identifier() RETURNS text",
            "aurora_version() RETURNS text",
            "aurora_replica_status() RETURNS text");

    private static final Stream<String> OPERATORS = Stream.of(
            "= text text",
            "<> text text",
            ">= text text",
            "> pg_lsn pg_lsn",
            "* numeric int4",
            "* numeric numeric",
            "- timestamptz timestamptz",
            "<= numeric int4",
            "<= numeric numeric",
            "= oid oid",
            "= name name",
            "= name text",
            "|| text text");

    private static final Stream<String> TABLES =
            Stream.of("pg_proc", "pg_namespace", "pg_settings", "pg_class", "pg_database", "pg_extension", "pg_roles");

    private static final String SCRIPT = script();

    abstract PostgresCluster cluster();

    abstract App app();

    @BeforeEach
    void makeHostile() throws SQLException {
        Servers.run(cluster(), cluster().writer(), SCRIPT);
    }

    private static String script() {
        String error = " LANGUAGE plpgsql AS 'BEGIN RAISE EXCEPTION ''shadowed''; END'; ";
        return "DROP SCHEMA IF EXISTS evil CASCADE; CREATE SCHEMA evil; GRANT USAGE ON SCHEMA evil TO app; "
                + FUNCTIONS
                        .map(function -> "CREATE FUNCTION evil." + function + error)
                        .collect(Collectors.joining())
                + OPERATORS
                        .map(operator -> operator(operator.split(" "), error))
                        .collect(Collectors.joining())
                + TABLES.map(table -> "CREATE VIEW evil." + table + " AS SELECT 1 / 0 AS oid; ")
                        .collect(Collectors.joining())
                + "CREATE DOMAIN evil.text AS pg_catalog.text CHECK (false); "
                + "CREATE DOMAIN evil.int8 AS pg_catalog.int8 CHECK (false); "
                + "ALTER ROLE app SET search_path = evil, pg_catalog, public;";
    }

    private static String operator(String[] parts, String error) {
        String function =
                "evil.operator_" + Integer.toHexString(String.join("_", parts).hashCode());
        return "CREATE FUNCTION " + function + "(pg_catalog." + parts[1] + ", pg_catalog." + parts[2]
                + ") RETURNS boolean" + error + "CREATE OPERATOR evil." + parts[0] + " (LEFTARG = pg_catalog."
                + parts[1]
                + ", RIGHTARG = pg_catalog." + parts[2] + ", FUNCTION = " + function + "); ";
    }

    @Test
    void theClusterIsDiscoveredWatchedAndFailedOverAllTheSame() throws SQLException {
        try (LodestarDataSource source = app().source();
                Connection connection = source.getConnection()) {
            assertThrows(SQLException.class, () -> Sql.text(connection, "SELECT pg_is_in_recovery()"));
            assertEquals(cluster().writer().id(), Sql.host(connection));
            Takeover takeover = cluster().failover();

            Told.moved(NOT_SENT, () -> Sql.text(connection, "SELECT 1"));

            assertEquals(takeover.to().id(), Sql.host(connection));
            assertTrue(Sql.isWriter(connection));
            assertTrue(Secrets.log().stream().noneMatch(line -> line.contains("shadowed")));
        }
    }

    @Test
    void aConnectionToAReaderIsFoundAllTheSame() throws SQLException {
        try (LodestarDataSource source =
                        app().with("failoverMode", "strict-reader").source();
                Connection connection = source.getConnection()) {
            assertEquals("t", Sql.text(connection, "SELECT pg_catalog.pg_is_in_recovery()"));
        }
    }
}
