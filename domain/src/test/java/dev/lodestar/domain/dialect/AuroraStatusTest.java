package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of the Aurora face of real servers, and the contradictions that a failover makes of them. */
class AuroraStatusTest {
    private static final String[] FROM_WRITER = {
        "instance-1 | false | instance-1 | true  | 1 | ~  | 1795387729093061",
        "instance-1 | false | instance-2 | false | 7.5 | 13 | 1795387728243560"
    };
    private static final String[] FROM_READER = {
        "instance-2 | true | instance-1 | true  | 1 | ~ | 1795387725394676",
        "instance-2 | true | instance-2 | false | 3.25 | 12 | 1795387730282261"
    };

    @Test
    void theWriterIsNamedByTheTopologyAndDoesNotReplay() throws UnreadableAnswer {
        HostReport report = read(FROM_WRITER);
        assertEquals(Optional.of("instance-1"), report.identity());
        assertEquals(Role.WRITER, report.role());
        assertEquals(Optional.of(new WriterClaim.Fenced()), report.claim());
        assertEquals(
                List.of(
                        new MemberRow(
                                "instance-1", true, Optional.empty(), new Load(1, Duration.ZERO), 1795387729093061L),
                        new MemberRow(
                                "instance-2",
                                false,
                                Optional.empty(),
                                new Load(7.5, Duration.ofMillis(13)),
                                1795387728243560L)),
                report.members());
    }

    /** MySQL spells flags as numbers, and measures with decimals. */
    @Test
    void mySqlTellsTheSame() throws UnreadableAnswer {
        assertEquals(
                read(FROM_WRITER),
                Dialects.AURORA_MYSQL.readStatus(Told.rows(
                        "instance-1 | 0 | instance-1 | true  | 1.0000 | ~  | 1795387729093061",
                        "instance-1 | 0 | instance-2 | false | 7.5000 | 13.0000 | 1795387728243560")));
        assertEquals(
                Role.READER,
                Dialects.AURORA_MYSQL
                        .readStatus(Told.rows("instance-2 | 1 | instance-1 | true | 0 | 0 | 1"))
                        .role());
    }

    @Test
    void aReaderTellsItsOwnLoadAndWhoTheWriterIs() throws UnreadableAnswer {
        HostReport report = read(FROM_READER);
        assertEquals(Optional.of("instance-2"), report.identity());
        assertEquals(Role.READER, report.role());
        assertEquals(Optional.empty(), report.claim());
        assertEquals(new Load(3.25, Duration.ofMillis(12)), report.load());
        assertEquals("instance-1", writerOf(report));
    }

    @ParameterizedTest(name = "in recovery {0}, topology names {1}: {2}")
    @CsvSource({
        "false, self, WRITER",
        "false, other, UNKNOWN",
        "false, nobody, UNKNOWN",
        "true, self, UNKNOWN",
        "true, other, READER",
        "true, nobody, READER"
    })
    void bothQuestionsHaveToAgree(boolean inRecovery, String named, Role role) throws UnreadableAnswer {
        HostReport report = read(
                "self | " + inRecovery + " | self | " + named.equals("self") + " | 0 | 0 | 1",
                "self | " + inRecovery + " | other | " + named.equals("other") + " | 0 | 0 | 1");
        assertEquals(role, report.role());
        assertEquals(role == Role.WRITER, report.claim().isPresent());
    }

    @Test
    void ofTwoWritersTheOneRefreshedLastCounts() throws UnreadableAnswer {
        HostReport report = read(
                "instance-2 | false | instance-1 | true | 0 | 0 | 1000",
                "instance-2 | false | instance-2 | true | 0 | 0 | 2000");
        assertEquals("instance-2", writerOf(report));
        assertEquals(Role.WRITER, report.role());
        HostReport old = read(
                "instance-1 | false | instance-1 | true | 0 | 0 | 1000",
                "instance-1 | false | instance-2 | true | 0 | 0 | 2000");
        assertEquals("instance-2", writerOf(old));
        assertEquals(Role.UNKNOWN, old.role());
    }

    @Test
    void ofTwoRowsOfOneMemberTheOneRefreshedLastCounts() throws UnreadableAnswer {
        HostReport report = read(
                "instance-1 | false | instance-1 | true | 0 | 0 | 2000",
                "instance-1 | false | instance-2 | true | 9 | 9 | 1000",
                "instance-1 | false | instance-2 | false | 5 | 5 | 2000");
        assertEquals(2, report.members().size());
        assertEquals("instance-1", writerOf(report));
        assertEquals(
                5,
                report.members().stream()
                        .filter(row -> row.id().equals("instance-2"))
                        .findFirst()
                        .orElseThrow()
                        .load()
                        .cpuPercent());
    }

    @Test
    void aTopologyWithoutWriterDoesNotReplaceAGoodOne() throws UnreadableAnswer {
        HostReport report = read(
                "instance-2 | true | instance-2 | false | 0 | 0 | 1000",
                "instance-2 | true | instance-3 | false | 0 | 0 | 1000");
        assertTrue(report.members().isEmpty());
        assertEquals(Role.READER, report.role());
        assertEquals(Optional.of("instance-2"), report.identity());
    }

    @ParameterizedTest
    @ValueSource(strings = {"global-aurora-pg", "global-aurora-mysql"})
    void aSecondaryRegionHasNoWriter(String code) throws UnreadableAnswer {
        HostReport report = Dialects.byCode(code)
                .orElseThrow()
                .readStatus(Told.rows(
                        "instance-2 | true | instance-2 | false | 0 | 0 | 1000",
                        "instance-2 | true | instance-3 | false | 0 | 0 | 1000"));
        assertEquals(2, report.members().size());
    }

    @Test
    void aHostThatItsTopologyDoesNotListYetIsKnownAllTheSame() throws UnreadableAnswer {
        HostReport report = read("instance-9 | true | instance-1 | true | 0 | 0 | 1000");
        assertEquals(Optional.of("instance-9"), report.identity());
        assertEquals(Role.READER, report.role());
        assertEquals(Load.UNKNOWN, report.load());
    }

    @Test
    void oddMeasuresAreNotWorthLosingTheAnswerFor() throws UnreadableAnswer {
        HostReport report = read("a | true | b | true | NaN | -1 | 1", "a | true | a | false | ~ | Infinity | 1");
        assertEquals(
                List.of(Load.UNKNOWN, Load.UNKNOWN),
                report.members().stream()
                        .sorted(Comparator.comparing(MemberRow::id))
                        .map(MemberRow::load)
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "~ | false | a | true | 0 | 0 | 1",
                "a | ~ | a | true | 0 | 0 | 1",
                "a | false | ~ | true | 0 | 0 | 1",
                "a | false | '' | true | 0 | 0 | 1 | 2",
                "a | false | a | ~ | 0 | 0 | 1",
                "a | false | a | true | much | 0 | 1",
                "a | false | a | true | 0 | 0 | ~",
                "a | false | a | true | 0 | 0 | yesterday",
                "a | false | a | true"
            })
    void refusesWhatItDidNotAskFor(String row) {
        assertThrows(UnreadableAnswer.class, () -> read(row));
    }

    @Test
    void refusesAnAnswerWithoutRowsOrColumns() {
        assertThrows(UnreadableAnswer.class, () -> Dialects.AURORA_POSTGRES.readStatus(Rows.NONE));
        assertThrows(UnreadableAnswer.class, () -> Dialects.AURORA_POSTGRES.readStatus(new Rows(List.of(List.of()))));
    }

    private static String writerOf(HostReport report) {
        List<MemberRow> writers =
                report.members().stream().filter(MemberRow::writer).toList();
        assertEquals(1, writers.size());
        return writers.get(0).id();
    }

    private static HostReport read(String... rows) throws UnreadableAnswer {
        return Dialects.AURORA_POSTGRES.readStatus(Told.rows(rows));
    }
}
