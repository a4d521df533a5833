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

class MySqlDetectionTest {
    private static final String COMMUNITY = "MySQL Community Server - GPL";
    private static final String SOURCE = "Source distribution";

    /** What a server of our imagination says; fewer than zero regions or instances is a refusal. */
    private record Server(boolean aurora, int regions, String reportHost, int instances, String comment) {

        Step tell(Detection detection, String sql) throws UnreadableAnswer {
            if (sql.equals(MySqlDetection.REGIONS_SQL)) {
                return counted(detection, regions);
            }
            return sql.equals(MySqlDetection.INSTANCES_SQL) ? counted(detection, instances) : detection.next(survey());
        }

        private static Step counted(Detection detection, int count) throws UnreadableAnswer {
            return count < 0 ? detection.refused("denied") : detection.next(Told.rows("" + count));
        }

        private Rows survey() {
            List<String> rows = new ArrayList<>(
                    List.of("version | 8.4.3", "version_comment | " + comment, "report_host | " + reportHost));
            if (aurora) {
                rows.add("aurora_version | 3.08.0");
            }
            return Told.rows(rows.toArray(String[]::new));
        }
    }

    /** Every dialect's own server, and for every pair one that shows the evidence of both: the more specific wins. */
    static Stream<Arguments> pairs() {
        List<String> bySpecificity =
                DatabaseFamily.MYSQL.dialects().stream().map(Dialect::code).toList();
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
        boolean multiAz = shown.contains("rds-multi-az-mysql-cluster");
        Server server = new Server(
                shown.contains("global-aurora-mysql") || shown.contains("aurora-mysql"),
                shown.contains("global-aurora-mysql") ? 2 : 1,
                multiAz ? "10.0.0.1" : "",
                multiAz ? 3 : -1,
                shown.contains("rds-mysql") ? SOURCE : COMMUNITY);
        assertEquals(
                special,
                detect(server, shown.contains("replicated-mysql") ? 3 : 1)
                        .dialect()
                        .code());
    }

    /** The whole product of what a server may show, against a decision written down independently. */
    @Test
    void decidesEveryCombination() throws UnreadableAnswer {
        int combinations = 0;
        for (boolean aurora : new boolean[] {true, false}) {
            for (int regions : new int[] {-1, 0, 1, 2, 12}) {
                for (String reportHost : List.of("", "~", "10.0.0.1")) {
                    for (int instances : new int[] {-1, 0, 3}) {
                        for (String comment : List.of(COMMUNITY, SOURCE, "")) {
                            for (int hosts : new int[] {1, 2}) {
                                Server server = new Server(aurora, regions, reportHost, instances, comment);
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
        assertEquals(540, combinations);
    }

    private static String expected(Server server, int hosts) {
        if (server.aurora() && server.regions() > 1) {
            return "global-aurora-mysql";
        }
        if (server.reportHost().startsWith("10") && server.instances() > 0) {
            return "rds-multi-az-mysql-cluster";
        }
        if (server.aurora()) {
            return "aurora-mysql";
        }
        if (server.comment().equals(SOURCE)) {
            return "rds-mysql";
        }
        return hosts > 1 ? "replicated-mysql" : "mysql";
    }

    @Test
    void anOrdinaryServerIsAskedOnce() throws UnreadableAnswer {
        Server plain = new Server(false, -1, "", -1, COMMUNITY);
        Detection detection = DatabaseFamily.MYSQL.detection(1);
        assertTrue(plain.tell(detection, detection.firstSql()) instanceof Found);
    }

    @Test
    void missingRightsAreWorthAHintWhereAMultiAzClusterIsLikely() throws UnreadableAnswer {
        Found found = detect(new Server(false, -1, "10.0.0.1", -1, SOURCE), 1);
        assertTrue(found.advice().orElseThrow().contains("GRANT SELECT ON mysql.rds_topology"));
        assertFalse(detect(new Server(false, -1, "10.0.0.1", -1, COMMUNITY), 1)
                .advice()
                .isPresent());
        assertFalse(detect(new Server(false, -1, "", -1, SOURCE), 1).advice().isPresent());
    }

    @ParameterizedTest
    @CsvSource({"~, aurora-mysql", "x, aurora-mysql", "'', aurora-mysql", "-2, aurora-mysql", "2, global-aurora-mysql"})
    void oddCountsOfRegionsAreNoGlobalDatabase(String count, String code) throws UnreadableAnswer {
        Server aurora = new Server(true, 1, "", -1, SOURCE);
        Ask ask = (Ask) aurora.tell(DatabaseFamily.MYSQL.detection(1), MySqlSurvey.SQL);
        assertEquals(code, ((Found) ask.then().next(Told.rows(count))).dialect().code());
        assertEquals(
                "aurora-mysql", ((Found) ask.then().next(Rows.NONE)).dialect().code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "PostgreSQL 17", "version_comment | MySQL", "~ | 8.4.3", "version | 8.4.3 | x"})
    void whatIsNoMySqlIsRefused(String row) {
        Detection detection = DatabaseFamily.MYSQL.detection(1);
        assertThrows(UnreadableAnswer.class, () -> detection.next(Told.rows(row)));
        assertThrows(UnreadableAnswer.class, () -> detection.next(Rows.NONE));
        assertThrows(UnreadableAnswer.class, () -> detection.refused("syntax error"));
    }

    private static Found detect(Server server, int hosts) throws UnreadableAnswer {
        Detection detection = DatabaseFamily.MYSQL.detection(hosts);
        Step step = server.tell(detection, detection.firstSql());
        while (step instanceof Ask ask) {
            step = server.tell(ask.then(), ask.sql());
        }
        return (Found) step;
    }
}
