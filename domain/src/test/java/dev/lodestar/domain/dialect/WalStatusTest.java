package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.ClaimOrder;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.cluster.WriterClaim.Timeline;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of PostgreSQL 17.11 and 13.23, recorded from a writer and a standby, before and after a promotion. */
class WalStatusTest {
    private static final String LINEAGE = "7711131179304484436";

    @ParameterizedTest
    @ValueSource(strings = {"pg", "replicated-pg", "rds-pg"})
    void aServerThatDoesNotReplayIsWriterOnItsTimeline(String code) throws UnreadableAnswer {
        HostReport report = read(code, "false | 7711131179304484436 | 000000010000000000000003 | ~");
        assertEquals(Role.WRITER, report.role());
        assertEquals(Optional.of(new Timeline(LINEAGE, 1)), report.claim());
        assertEquals(Optional.of(LINEAGE), report.lineage());
        assertEquals(Optional.empty(), report.identity());
        assertTrue(report.members().isEmpty());
        assertEquals(Duration.ZERO, report.load().lag());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pg", "replicated-pg", "rds-pg"})
    void aServerThatReplaysIsReader(String code) throws UnreadableAnswer {
        HostReport report = read(code, "true | 7711131179304484436 | ~ | ~");
        assertEquals(Role.READER, report.role());
        assertEquals(Optional.empty(), report.claim());
        assertEquals(Optional.of(LINEAGE), report.lineage());
        assertEquals(Duration.ZERO, report.load().lag());
    }

    @Test
    void aReaderThatHasMoreToReplayIsBehind() throws UnreadableAnswer {
        HostReport report = read("replicated-pg", "true | 7711131179304484436 | ~ | 1012.097000");
        assertEquals(Duration.ofMillis(1012), report.load().lag());
    }

    @Test
    void clocksThatDisagreeMakeNoNegativeLag() throws UnreadableAnswer {
        HostReport report = read("replicated-pg", "true | 7711131179304484436 | ~ | -3.5");
        assertEquals(Duration.ZERO, report.load().lag());
    }

    @Test
    void aPromotedServerClaimsANewerTimelineThanItsResumedPredecessor() throws UnreadableAnswer {
        WriterClaim promoted = claim("false | 7711131179304484436 | 000000020000000000000003 | ~");
        WriterClaim resumed = claim("false | 7711131179304484436 | 000000010000000000000003 | ~");
        assertEquals(ClaimOrder.NEWER, promoted.against(resumed));
        assertEquals(ClaimOrder.OLDER, resumed.against(promoted));
    }

    @Test
    void timelinesAreHexadecimal() throws UnreadableAnswer {
        WriterClaim claim = claim("false | 7711131179304484436 | 0000001A00000000000000FF | ~");
        assertEquals(new Timeline(LINEAGE, 26), claim);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false | 7711131179304484436 | ~ | ~",
                "false | ~ | 000000010000000000000003 | ~",
                "~ | 7711131179304484436 | 000000010000000000000003 | ~",
                "perhaps | 7711131179304484436 | 000000010000000000000003 | ~",
                "false | 7711131179304484436 | 00000001 | ~",
                "false | 7711131179304484436 | zzzzzzzz0000000000000003 | ~",
                "true | 7711131179304484436 | ~ | soon",
                "true | 7711131179304484436 | ~",
                "true | 7711131179304484436 | ~ | ~ | ~",
                ""
            })
    void refusesWhatItDidNotAskFor(String row) {
        assertThrows(UnreadableAnswer.class, () -> read("replicated-pg", row));
    }

    @Test
    void refusesAnEmptyAnswer() {
        assertThrows(UnreadableAnswer.class, () -> Dialects.SINGLE_POSTGRES.readStatus(Rows.NONE));
    }

    private static WriterClaim claim(String row) throws UnreadableAnswer {
        return read("replicated-pg", row).claim().orElseThrow();
    }

    private static HostReport read(String code, String row) throws UnreadableAnswer {
        return Dialects.byCode(code).orElseThrow().readStatus(Told.rows(row));
    }
}
