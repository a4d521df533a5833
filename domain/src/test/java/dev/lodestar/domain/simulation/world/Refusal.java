package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.failure.Symptom;

/** Why a server that lives refuses, and how either family of databases says so. */
enum Refusal {
    FULL(Symptom.sql("53300", 0, "too many connections"), Symptom.sql("08004", 1040, "Too many connections")),
    LOGIN(
            Symptom.sql("28P01", 0, "password authentication failed"),
            Symptom.sql("28000", 1045, "Access denied for user")),
    FORBIDDEN(
            Symptom.sql("42501", 0, "permission denied"), Symptom.sql("42000", 1142, "SELECT command denied to user")),
    SCHEMA_MISSING(Symptom.sql("3F000", 0, "schema does not exist"), Symptom.sql("42000", 1049, "Unknown database")),
    READ_ONLY(
            Symptom.sql("25006", 0, "cannot execute INSERT in a read-only transaction"),
            Symptom.sql("HY000", 1290, "The MySQL server is running with the --read-only option"));

    private final Symptom postgres;
    private final Symptom mysql;

    Refusal(Symptom postgres, Symptom mysql) {
        this.postgres = postgres;
        this.mysql = mysql;
    }

    <T> Reply<T> in(DatabaseFamily family) {
        return Reply.failed(family == DatabaseFamily.MYSQL ? mysql : postgres);
    }
}
