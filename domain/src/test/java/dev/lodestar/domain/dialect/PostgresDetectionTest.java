package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.Detection.Ask;
import dev.lodestar.domain.dialect.Detection.Found;
import dev.lodestar.domain.dialect.Detection.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDetectionTest {
    private static final String RDS = "rds_tools,plpgsql";
    private static final String AURORA = "aurora_stat_utils,rds_tools,plpgsql";

    /** What a server of our imagination says; the evidence of several dialects may meet in one. */
    private record Server(boolean aurora, boolean global, int regions, String multiAz, String extensions) {

        Rows answer(String sql) {
            if (sql.equals(PostgresDetection.REGIONS_SQL)) {
                return Told.rows(String.valueOf(regions));
            }
            if (sql.equals(PostgresDetection.SOURCE_SQL)) {
                return multiAz.equals("source") ? Told.rows("db-1") : Told.rows("~");
            }
            boolean functions = !multiAz.equals("no");
            boolean allowed = functions && !multiAz.equals("forbidden");
            return Told.rows(String.join(
                    "|",
                    "PostgreSQL 17.11 on x86_64",
                    "" + aurora,
                    "" + global,
                    "" + functions,
                    "" + allowed,
                    extensions));
        }
    }

    /** Every dialect's own server, and for every pair one that shows the evidence of both: the more specific wins. */
    static Stream<Arguments> pairs() {
        List<String> bySpecificity =
                DatabaseFamily.POSTGRESQL.dialects().stream().map(Dialect::code).toList();
        List<Arguments> pairs = new ArrayList<>();
        for (int special = 0; special < bySpecificity.size(); special++) {
            for (int general = special; general < bySpecificity.size(); general++) {
                pairs.add(Arguments.of(bySpecificity.get(special), bySpecificity.get(general)));
            }
        }
        return pairs.stream();
    }

    @ParameterizedTest(name = "{0} before {1}")
    @MethodSource("pairs")
    void theMoreSpecificDialectWins(String special, String general) throws UnreadableAnswer {
        List<String> shown = List.of(special, general);
        boolean aurora = shown.contains("global-aurora-pg") || shown.contains("aurora-pg");
        Server server = new Server(
                aurora,
                aurora,
                shown.contains("global-aurora-pg") ? 2 : 1,
                shown.contains("rds-multi-az-pg-cluster") ? "source" : "no",
                aurora ? AURORA : shown.contains("rds-pg") ? RDS : "~");
        int hosts = shown.contains("replicated-pg") ? 3 : 1;
        assertEquals(special, detect(server, hosts).dialect().code());
    }

    /** The whole product of what a server may show, against a decision written down independently. */
    @Test
    void decidesEveryCombination() throws UnreadableAnswer {
        int combinations = 0;
        for (boolean aurora : new boolean[] {true, false}) {
            for (boolean global : new boolean[] {true, false}) {
                for (int regions : new int[] {0, 1, 2, 12}) {
                    for (String multiAz : List.of("no", "forbidden", "none", "source")) {
                        for (String extensions : List.of("~", RDS, AURORA)) {
                            for (int hosts : new int[] {1, 2}) {
                                Server server = new Server(aurora, global, regions, multiAz, extensions);
                                assertEquals(
                                        expected(server, hosts),
                                        detect(server, hosts).dialect().code(),
                                        "" + server);
                                combinations++;
                            }
                        }
                    }
                }
            }
        }
        assertEquals(384, combinations);
    }

    private static String expected(Server server, int hosts) {
        if (server.aurora() && server.global() && server.regions() > 1) {
            return "global-aurora-pg";
        }
        if (server.multiAz().equals("source")) {
            return "rds-multi-az-pg-cluster";
        }
        if (server.aurora()) {
            return "aurora-pg";
        }
        if (server.extensions().equals(RDS)) {
            return "rds-pg";
        }
        return hosts > 1 ? "replicated-pg" : "pg";
    }

    @Test
    void asksOnlyWhereTheFunctionsExist() throws UnreadableAnswer {
        Server plain = new Server(false, false, 0, "no", "~");
        assertTrue(DatabaseFamily.POSTGRESQL.detection(1).next(plain.answer(SurveyFacts.SQL)) instanceof Found);
        Server aurora = new Server(true, true, 1, "no", AURORA);
        Ask ask = (Ask) DatabaseFamily.POSTGRESQL.detection(1).next(aurora.answer(SurveyFacts.SQL));
        assertEquals(PostgresDetection.REGIONS_SQL, ask.sql());
    }

    @Test
    void aRefusedQuestionRulesItsDialectOut() throws UnreadableAnswer {
        Server both = new Server(true, true, 2, "source", AURORA);
        Ask regions = (Ask) DatabaseFamily.POSTGRESQL.detection(1).next(both.answer(SurveyFacts.SQL));
        Ask source = (Ask) regions.then().refused("permission denied");
        Found found = (Found) source.then().refused("permission denied");
        assertEquals("aurora-pg", found.dialect().code());
    }

    @ParameterizedTest
    @CsvSource({"~, aurora-pg", "x, aurora-pg", "'', aurora-pg", "-2, aurora-pg", "2, global-aurora-pg"})
    void oddCountsOfRegionsAreNoGlobalDatabase(String count, String code) throws UnreadableAnswer {
        Server aurora = new Server(true, true, 1, "no", AURORA);
        Ask ask = (Ask) DatabaseFamily.POSTGRESQL.detection(1).next(aurora.answer(SurveyFacts.SQL));
        assertEquals(code, ((Found) ask.then().next(Told.rows(count))).dialect().code());
        assertEquals("aurora-pg", ((Found) ask.then().next(Rows.NONE)).dialect().code());
        assertEquals(
                "aurora-pg",
                ((Found) ask.then().next(new Rows(List.of(List.of()))))
                        .dialect()
                        .code());
    }

    @Test
    void missingRightsOnAnRdsInstanceAreWorthAHint() throws UnreadableAnswer {
        Found found = detect(new Server(false, false, 0, "forbidden", RDS), 1);
        assertTrue(found.advice().orElseThrow().contains("GRANT USAGE ON SCHEMA rds_tools"));
        assertFalse(detect(new Server(false, false, 0, "none", RDS), 1).advice().isPresent());
    }

    /** Surveys of PostgreSQL 17.11 and 13.23 with the faces of the lab, asked by an ordinary user. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "replicated-pg; PostgreSQL 17.11 on x86_64-pc-linux-gnu, compiled by gcc|false|false|false|false|",
                "aurora-pg; PostgreSQL 17.11 on"
                        + " x86_64-pc-linux-gnu|true|false|false|false|aurora_stat_utils,rds_tools,plpgsql",
                "rds-pg; PostgreSQL 13.23 on x86_64-pc-linux-gnu|false|false|true|false|rds_tools,plpgsql",
                "rds-pg; PostgreSQL 13.23 on x86_64-pc-linux-gnu|false|false|false|false|rds_tools,plpgsql"
            })
    void readsRecordedSurveys(String code, String row) throws UnreadableAnswer {
        assertEquals(
                code,
                ((Found) DatabaseFamily.POSTGRESQL.detection(2).next(Told.rows(row)))
                        .dialect()
                        .code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "MySQL", "~|false|false|false|false|~", "PostgreSQL|maybe|false|false|false|~"})
    void whatIsNoPostgresIsRefused(String row) {
        Detection detection = DatabaseFamily.POSTGRESQL.detection(1);
        assertThrows(UnreadableAnswer.class, () -> detection.next(Told.rows(row)));
        assertThrows(UnreadableAnswer.class, () -> detection.next(Rows.NONE));
        assertThrows(UnreadableAnswer.class, () -> detection.refused("syntax error"));
    }

    private static Found detect(Server server, int hosts) throws UnreadableAnswer {
        Detection detection = DatabaseFamily.POSTGRESQL.detection(hosts);
        Step step = detection.next(server.answer(detection.firstSql()));
        while (step instanceof Ask ask) {
            step = ask.then().next(server.answer(ask.sql()));
        }
        return (Found) step;
    }
}
