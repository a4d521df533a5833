package dev.lodestar.domain.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** No name in our SQL is left to the search path. The same was shown on real servers with a hostile one. */
class OwnSqlTest {
    private static final Pattern CALL = Pattern.compile("([\\w.]+)\\s*\\(");
    private static final Pattern TYPE = Pattern.compile("\\bAS ([\\w.]+)\\)");
    private static final Pattern SOURCE = Pattern.compile("\\b(?:FROM|JOIN) ([\\w.]+)");
    private static final Pattern BARE_OPERATOR =
            Pattern.compile("[=<>+*/~!%|&^-]|\\b(?:LIKE|IN|BETWEEN|NULLIF|DISTINCT)\\b");

    /** Grammar, not names; and aliases with a column list. */
    private static final Set<String> GRAMMAR = new TreeSet<>(
            List.of("CAST", "COALESCE", "EXTRACT", "EXISTS", "FROM", "OPERATOR", "THEN", "AND", "r", "c", "d", "w"));

    static Stream<String> ownSql() {
        return Stream.concat(
                Stream.of(SurveyFacts.SQL, PostgresDetection.REGIONS_SQL, PostgresDetection.SOURCE_SQL),
                DatabaseFamily.POSTGRESQL.dialects().stream()
                        .map(Dialect::statusSql)
                        .distinct());
    }

    @ParameterizedTest
    @MethodSource("ownSql")
    void everyNameIsQualified(String sql) {
        assertEquals(List.of(), unqualified(sql));
    }

    static Stream<String> mySql() {
        return Stream.concat(
                Stream.of(MySqlSurvey.SQL, MySqlDetection.REGIONS_SQL, MySqlDetection.INSTANCES_SQL),
                DatabaseFamily.MYSQL.dialects().stream().map(Dialect::statusSql).distinct());
    }

    /** MySQL has no search path, but it has a current database, which need not be set. */
    @ParameterizedTest
    @MethodSource("mySql")
    void everyTableOfMySqlIsQualified(String sql) {
        Matcher table = SOURCE.matcher(sql.replaceAll("'[^']*'", "''"));
        while (table.find()) {
            assertTrue(table.group(1).startsWith("mysql.") || table.group(1).startsWith("information_schema."), sql);
        }
    }

    /** With ANSI_QUOTES a double quote is no string, and with a space before it a parenthesis begins no call. */
    @ParameterizedTest
    @MethodSource("mySql")
    void noModeOfMySqlChangesOurSql(String sql) {
        assertFalse(sql.contains("\"") || sql.contains("||") || sql.contains("\\"), sql);
        assertFalse(sql.matches(".*\\b(CAST|COUNT|COALESCE|NOW|TIMEDIFF|TIME_TO_SEC|UNIX_TIMESTAMP) \\(.*"), sql);
    }

    @ParameterizedTest
    @MethodSource({"ownSql", "mySql"})
    void isOneStatementOnOneLine(String sql) {
        assertTrue(sql.startsWith("SELECT ") || sql.startsWith("SHOW VARIABLES WHERE "));
        assertFalse(sql.contains(";") || sql.contains("\n") || sql.contains("--") || sql.contains("  "), sql);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT now()",
                "SELECT CAST(x AS text) FROM pg_catalog.y",
                "SELECT 1 FROM pg_settings",
                "SELECT a.x = a.y FROM pg_catalog.z AS a",
                "SELECT a.x IN ('1') FROM pg_catalog.z AS a"
            })
    void theCheckBites(String sql) {
        assertFalse(unqualified(sql).isEmpty(), sql);
    }

    @Test
    void looksAtAllStatements() {
        assertEquals(6, ownSql().count());
        assertEquals(6, mySql().count());
    }

    private static List<String> unqualified(String sql) {
        List<String> guilty = new ArrayList<>();
        String code = sql.replaceAll("'[^']*'", "''");
        collect(CALL, code, guilty);
        collect(TYPE, code, guilty);
        collect(SOURCE, code.replace("EXTRACT(EPOCH FROM ", "EXTRACT("), guilty);
        Matcher operator = BARE_OPERATOR.matcher(code.replaceAll("OPERATOR\\(pg_catalog\\.[^)]+\\)", ""));
        while (operator.find()) {
            guilty.add(operator.group());
        }
        return guilty;
    }

    private static void collect(Pattern pattern, String code, List<String> guilty) {
        Matcher matcher = pattern.matcher(code);
        while (matcher.find()) {
            String name = matcher.group(1);
            boolean qualified = name.startsWith("pg_catalog.") || name.startsWith("rds_tools.");
            if (!qualified && !GRAMMAR.contains(name) && !isColumn(name)) {
                guilty.add(name);
            }
        }
    }

    /** A column of an alias of ours, as in {@code EXTRACT(EPOCH FROM s.last_update_timestamp)}. */
    private static boolean isColumn(String name) {
        return name.matches("[a-z]\\.\\w+");
    }
}
