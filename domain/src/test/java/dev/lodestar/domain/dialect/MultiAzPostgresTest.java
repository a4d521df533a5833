package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.failure.PostgresFailureRules;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MultiAzPostgresTest {
    private static final String DOMAIN = ".xyz123.us-east-2.rds.amazonaws.com";

    @Test
    void namesInstancesByTheFirstLabelOfTheirEndpoints() throws UnreadableAnswer {
        HostReport report = told("db-1", "db-1", "false");
        assertEquals(Optional.of("mydb-instance-1"), report.identity());
        assertEquals(Optional.of(new WriterClaim.Fenced()), report.claim());
        assertEquals(
                List.of("mydb-instance-1", "mydb-instance-2", "mydb-instance-3"),
                report.members().stream().map(MemberRow::id).toList());
        assertEquals(
                Optional.of(new HostAddress("mydb-instance-2" + DOMAIN, 5432)),
                report.members().get(1).endpoint());
        assertTrue(report.members().get(0).writer());
    }

    @ParameterizedTest(name = "source {0}, in recovery {1}: {2}")
    @CsvSource({
        "db-1, false, WRITER",
        "db-1, true, UNKNOWN",
        "db-2, true, READER",
        "db-2, false, UNKNOWN",
        "~, false, UNKNOWN",
        "~, true, READER"
    })
    void bothQuestionsHaveToAgree(String source, String inRecovery, Role role) throws UnreadableAnswer {
        assertEquals(role, told("db-1", source, inRecovery).role());
    }

    @Test
    void withoutASourceTheTopologyIsKeptBack() throws UnreadableAnswer {
        assertTrue(told("db-1", "~", "true").members().isEmpty());
    }

    @Test
    void anInstanceWithoutEndpointIsStillBeingCreated() throws UnreadableAnswer {
        HostReport report = Dialects.MULTI_AZ_POSTGRES.readStatus(Told.rows(
                "db-1 | db-1 | false | db-1 | mydb-instance-1" + DOMAIN + " | 5432",
                "db-1 | db-1 | false | db-4 | ~ | ~"));
        assertEquals(1, report.members().size());
        assertEquals(Role.WRITER, report.role());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "db-9 | db-1 | true | db-1 | a.b | 5432",
                "~ | db-1 | true | db-1 | a.b | 5432",
                "db-1 | db-1 | ~ | db-1 | a.b | 5432",
                "db-1 | db-1 | true | db-1 | a.b | 0",
                "db-1 | db-1 | true | db-1 | a.b | 99999999999",
                "db-1 | db-1 | true | db-1 | a.b | many",
                "db-1 | db-1 | true | db-1 | a.b",
                "db-1 | db-1 | true | ~ | a.b | 5432"
            })
    void refusesWhatItDidNotAskFor(String row) {
        assertThrows(UnreadableAnswer.class, () -> Dialects.MULTI_AZ_POSTGRES.readStatus(Told.rows(row)));
    }

    @Test
    void classifiesErrorsByItsOwnRules() {
        assertSame(PostgresFailureRules.MULTI_AZ_CLUSTER, Dialects.MULTI_AZ_POSTGRES.failureRules());
        assertSame(PostgresFailureRules.STANDARD, Dialects.AURORA_POSTGRES.failureRules());
    }

    private static HostReport told(String self, String source, String inRecovery) throws UnreadableAnswer {
        String[] rows = new String[3];
        for (int i = 1; i <= 3; i++) {
            rows[i - 1] =
                    String.join(" | ", self, source, inRecovery, "db-" + i, "mydb-instance-" + i + DOMAIN, "5432");
        }
        return Dialects.MULTI_AZ_POSTGRES.readStatus(Told.rows(rows));
    }
}
