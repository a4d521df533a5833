package dev.lodestar.domain.sql;

/** What was noticed somewhere in a statement of PostgreSQL. */
enum PostgresMark {
    /** A query that makes a temporary table: {@code SELECT … INTO TEMP}. */
    INTO_TEMPORARY,
    /** The schema of temporary objects is named. */
    TEMPORARY_SCHEMA,
    /** A temporary table that vanishes with its transaction. */
    ON_COMMIT_DROP,
    /** A cursor that outlives its transaction. */
    WITH_HOLD
}
