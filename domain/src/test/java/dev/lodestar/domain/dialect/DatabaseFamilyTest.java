package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.Dialect.Membership;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DatabaseFamilyTest {

    @ParameterizedTest
    @CsvSource({"POSTGRESQL, postgresql, 5432", "MYSQL, mysql, 3306"})
    void isNamedByTheScheme(DatabaseFamily family, String scheme, int port) {
        assertEquals(Optional.of(family), DatabaseFamily.ofScheme(scheme));
        assertEquals(scheme, family.scheme());
        assertEquals(port, family.defaultPort());
        assertEquals(Optional.empty(), DatabaseFamily.ofScheme(scheme + "s"));
    }

    @ParameterizedTest
    @EnumSource(DatabaseFamily.class)
    void assumesOneServerUntilItIsAsked(DatabaseFamily family) {
        assertEquals(Membership.SINGLE, family.singleServer().membership());
        assertSame(family.failureRules(), family.singleServer().failureRules());
    }

    /** The same text, and a wrong answer would repeat a write. */
    @Test
    void readsTextsInItsOwnWay() {
        String sql = "SELECT 1 -- a\r; DELETE FROM t";
        assertTrue(DatabaseFamily.MYSQL.sql().inspect(sql).surelyReadOnly());
        assertFalse(DatabaseFamily.POSTGRESQL.sql().inspect(sql).surelyReadOnly());
        String other = "SELECT 1 --1; DELETE FROM t";
        assertTrue(DatabaseFamily.POSTGRESQL.sql().inspect(other).surelyReadOnly());
        assertFalse(DatabaseFamily.MYSQL.sql().inspect(other).surelyReadOnly());
    }
}
