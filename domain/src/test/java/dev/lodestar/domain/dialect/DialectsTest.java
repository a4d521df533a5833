package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.Dialect.Membership;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Test
    void listsCodesMostSpecificFirst() {
        assertEquals(
                List.of("global-aurora-pg", "rds-multi-az-pg-cluster", "aurora-pg", "rds-pg", "replicated-pg", "pg"),
                Dialects.codes());
    }

    @ParameterizedTest
    @CsvSource({
        "global-aurora-pg, TOLD",
        "rds-multi-az-pg-cluster, TOLD",
        "aurora-pg, TOLD",
        "rds-pg, LISTED",
        "replicated-pg, LISTED",
        "pg, SINGLE"
    })
    void saysWhereMembersComeFrom(String code, Membership membership) {
        Dialect dialect = Dialects.byCode(code).orElseThrow();
        assertEquals(membership, dialect.membership());
        assertEquals(5432, dialect.defaultPort());
        assertEquals(code, dialect.toString());
    }

    @Test
    void comparesByCode() {
        assertEquals(new AuroraPostgres(), Dialects.AURORA_POSTGRES);
        assertEquals(new AuroraPostgres().hashCode(), Dialects.AURORA_POSTGRES.hashCode());
        assertNotEquals(Dialects.AURORA_POSTGRES, Dialects.GLOBAL_AURORA_POSTGRES);
        assertTrue(Dialects.codes().size() > 5);
    }
}
