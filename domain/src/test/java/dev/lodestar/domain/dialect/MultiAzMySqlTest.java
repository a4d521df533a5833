package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultiAzMySqlTest {
    private static final String DOMAIN = ".xyz123.us-east-2.rds.amazonaws.com";

    @Test
    void theInstanceThatIsNotReadOnlyIsTheWriter() throws UnreadableAnswer {
        HostReport report = told("2", "0");
        assertEquals(Optional.of("mydb-instance-2"), report.identity());
        assertEquals(Role.WRITER, report.role());
        assertEquals(Optional.of(new WriterClaim.Fenced()), report.claim());
        assertEquals(List.of(false, true, false), writerMarks(report));
        assertEquals(
                Optional.of(new HostAddress("mydb-instance-2" + DOMAIN, 3306)),
                report.members().get(1).endpoint());
    }

    @Test
    void aReaderKnowsTheMembersButNotTheWriter() throws UnreadableAnswer {
        HostReport report = told("3", "1");
        assertEquals(Optional.of("mydb-instance-3"), report.identity());
        assertEquals(Role.READER, report.role());
        assertEquals(List.of(false, false, false), writerMarks(report));
    }

    @Test
    void anInstanceWithoutEndpointIsStillBeingCreated() throws UnreadableAnswer {
        HostReport report = Dialects.MULTI_AZ_MYSQL.readStatus(
                Told.rows("1 | 0 | 1 | mydb-instance-1" + DOMAIN + " | 3306", "1 | 0 | 4 | ~ | ~"));
        assertEquals(1, report.members().size());
        assertEquals(Role.WRITER, report.role());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9 | 0 | 1 | a.b | 3306",
                "~ | 0 | 1 | a.b | 3306",
                "1 | ~ | 1 | a.b | 3306",
                "1 | ON | 1 | a.b | 3306",
                "1 | 0 | 1 | a.b | 0",
                "1 | 0 | 1 | a.b | many",
                "1 | 0 | 1 | a.b",
                "1 | 0 | ~ | a.b | 3306",
                "1 | 0 | 1 | ~ | 3306"
            })
    void refusesWhatItDidNotAskFor(String row) {
        assertThrows(UnreadableAnswer.class, () -> Dialects.MULTI_AZ_MYSQL.readStatus(Told.rows(row)));
        assertThrows(UnreadableAnswer.class, () -> Dialects.MULTI_AZ_MYSQL.readStatus(Rows.NONE));
    }

    private static List<Boolean> writerMarks(HostReport report) {
        return report.members().stream().map(MemberRow::writer).toList();
    }

    private static HostReport told(String self, String readOnly) throws UnreadableAnswer {
        String[] rows = new String[3];
        for (int i = 1; i <= 3; i++) {
            rows[i - 1] = String.join(" | ", self, readOnly, "" + i, "mydb-instance-" + i + DOMAIN, "3306");
        }
        return Dialects.MULTI_AZ_MYSQL.readStatus(Told.rows(rows));
    }
}
