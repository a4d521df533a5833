package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.GtidSet;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GtidStatusTest {
    private static final String SERVER = "3e11fa47-71ca-11e1-9e33-c80aa9429562";

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "replicated-mysql", "rds-mysql"})
    void aServerThatTakesWritesClaimsWhatItHasExecuted(String code) throws UnreadableAnswer {
        HostReport report = read(code, "0 | 0 | 0 | " + SERVER + ":1-77");
        assertEquals(Role.WRITER, report.role());
        assertEquals(
                Optional.of(
                        new WriterClaim.Executed(GtidSet.parse(SERVER + ":1-77").orElseThrow())),
                report.claim());
        assertEquals(Optional.empty(), report.identity());
        assertTrue(report.members().isEmpty());
    }

    @ParameterizedTest(name = "read_only {0}, super_read_only {1}, innodb_read_only {2}")
    @CsvSource({"1, 0, 0", "1, 1, 0", "0, 1, 0", "0, 0, 1", "1, 1, 1"})
    void oneKindOfReadOnlyIsEnoughForAReader(String some, String all, String engine) throws UnreadableAnswer {
        HostReport report = read("replicated-mysql", String.join(" | ", some, all, engine, SERVER + ":1-77"));
        assertEquals(Role.READER, report.role());
        assertEquals(Optional.empty(), report.claim());
    }

    @ParameterizedTest
    @ValueSource(strings = {"''", "~", " "})
    void withoutGtidsTheClaimTellsNothing(String executed) throws UnreadableAnswer {
        HostReport report = read("replicated-mysql", "0 | 0 | 0 | " + executed.replace("'", ""));
        assertEquals(Optional.of(new WriterClaim.Executed(GtidSet.NONE)), report.claim());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~ | 0 | 0 | ",
                "0 | ~ | 0 | ",
                "0 | 0 | ~ | ",
                "OFF | 0 | 0 | ",
                "0 | 0 | 0 | 0-1-100",
                "0 | 0 | 0 | 3e11fa47",
                "0 | 0 | 0",
                ""
            })
    void refusesWhatItDidNotAskFor(String row) {
        assertThrows(UnreadableAnswer.class, () -> read("replicated-mysql", row));
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertThrows(UnreadableAnswer.class, () -> Dialects.SINGLE_MYSQL.readStatus(Rows.NONE));
    }

    private static HostReport read(String code, String row) throws UnreadableAnswer {
        return Dialects.byCode(code).orElseThrow().readStatus(Told.rows(row));
    }
}
