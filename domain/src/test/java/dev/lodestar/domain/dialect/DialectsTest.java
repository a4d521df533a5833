package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lodestar.domain.dialect.Dialect.Membership;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DialectsTest {

    @ParameterizedTest
    @CsvSource({
        "aurora-pg, aurora-pg",
        "global-aurora-pg, global-aurora-pg",
        "rds-multi-az-pg-cluster, rds-multi-az-pg-cluster",
        "multi-az-pg, rds-multi-az-pg-cluster",
        "rds-multi-az-pg, rds-multi-az-pg-cluster",
        "rds-pg, rds-pg",
        "replicated-pg, replicated-pg",
        "pg, pg",
        "postgresql, pg",
        "postgres, pg",
        "aurora-mysql, aurora-mysql",
        "global-aurora-mysql, global-aurora-mysql",
        "rds-multi-az-mysql-cluster, rds-multi-az-mysql-cluster",
        "multi-az-mysql, rds-multi-az-mysql-cluster",
        "rds-multi-az-mysql, rds-multi-az-mysql-cluster",
        "rds-mysql, rds-mysql",
        "replicated-mysql, replicated-mysql",
        "mysql, mysql",
        "' Aurora-PG ', aurora-pg"
    })
    void findsDialectByCodeOrAlias(String written, String code) {
        assertEquals(code, Dialects.byCode(written).orElseThrow().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "aurora", "aurora_pg", "custom", "unknown", "aurora-pgs"})
    void knowsNoOtherCode(String written) {
        assertFalse(Dialects.byCode(written).isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "POSTGRESQL: global-aurora-pg, rds-multi-az-pg-cluster, aurora-pg, rds-pg, replicated-pg, pg",
                "MYSQL: global-aurora-mysql, rds-multi-az-mysql-cluster, aurora-mysql, rds-mysql, replicated-mysql,"
                        + " mysql"
            })
    void listsTheMostSpecificFirst(DatabaseFamily family, String codes) {
        assertEquals("[" + codes + "]", family.dialects().toString());
        assertEquals(family.dialects().get(5), family.singleServer());
    }

    @ParameterizedTest
    @EnumSource(DatabaseFamily.class)
    void aFamilyKnowsItsOwnDialectsOnly(DatabaseFamily family) {
        for (DatabaseFamily other : DatabaseFamily.values()) {
            for (Dialect dialect : other.dialects()) {
                assertEquals(other == family, family.dialect(dialect.code()).isPresent(), dialect.code());
                assertEquals(other, dialect.family());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "global-aurora-pg, TOLD",
        "rds-multi-az-pg-cluster, TOLD",
        "aurora-pg, TOLD",
        "rds-pg, LISTED",
        "replicated-pg, LISTED",
        "pg, SINGLE",
        "global-aurora-mysql, TOLD",
        "rds-multi-az-mysql-cluster, TOLD",
        "aurora-mysql, TOLD",
        "rds-mysql, LISTED",
        "replicated-mysql, LISTED",
        "mysql, SINGLE"
    })
    void saysWhereMembersComeFrom(String code, Membership membership) {
        Dialect dialect = Dialects.byCode(code).orElseThrow();
        assertEquals(membership, dialect.membership());
        assertEquals(code, dialect.toString());
    }

    @Test
    void comparesByCode() {
        assertEquals(new AuroraPostgres(), Dialects.AURORA_POSTGRES);
        assertEquals(new AuroraPostgres().hashCode(), Dialects.AURORA_POSTGRES.hashCode());
        assertNotEquals(Dialects.AURORA_POSTGRES, Dialects.GLOBAL_AURORA_POSTGRES);
    }
}
