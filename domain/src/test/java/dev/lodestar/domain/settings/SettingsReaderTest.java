package dev.lodestar.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.endpoint.InstanceHostPattern;
import dev.lodestar.domain.selection.HostWeight;
import dev.lodestar.domain.selection.SelectionStrategy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingsReaderTest {

    private static final Set<String> OF_THE_DRIVER =
            Set.of("ApplicationName", "sslmode", "sslpassword", "cachePrepStmts");

    @ParameterizedTest(name = "{0}={1} is {2} on PostgreSQL, {3} on MySQL")
    @CsvSource({
        "failoverTimeout, 500ms, PT0.5S, PT0.5S",
        "failoverTimeout, 5s, PT5S, PT5S",
        "failoverTimeout, 2m, PT2M, PT2M",
        "failoverTimeout, 1h, PT1H, PT1H",
        "failoverTimeout, 0, PT0S, PT0S",
        "failoverTimeout, 0s, PT0S, PT0S",
        "failoverTimeout, -0, PT0S, PT0S",
        "failoverTimeout, 1, PT0.001S, PT0.001S",
        "failoverTimeout, 1500, PT1.5S, PT1.5S",
        "failoverTimeout, ' 1500 MS ', PT1.5S, PT1.5S",
        "failoverTimeout, 007s, PT7S, PT7S",
        "failoverTimeoutMs, 300000, PT5M, PT5M",
        "failoverTimeoutMs, 3s, PT3S, PT3S",
        "failover_timeout_sec, 300, PT5M, PT5M",
        "failover_timeout_sec, 250ms, PT0.25S, PT0.25S",
        "connectTimeout, 10, PT10S, PT0.01S",
        "connectTimeout, 500ms, PT0.5S, PT0.5S",
        "connect_timeout, 10, PT10S, PT10S",
        "loginTimeout, 3, PT3S, PT0.003S",
        "socketTimeout, 0, PT0S, PT0S",
        "socket_timeout, 30, PT30S, PT30S",
        "topology_refresh_ms, 5000, PT5S, PT5S",
        "clusterTopologyRefreshRateMs, 5000, PT5S, PT5S",
        "clusterTopologyHighRefreshRateMs, 100, PT0.1S, PT0.1S",
        "failureDetectionTime, 6000, PT6S, PT6S",
        "failure_detection_interval_ms, 1000, PT1S, PT1S",
        "auxiliary_query_timeout_sec, 5, PT5S, PT5S",
        "auxiliaryQueryTimeout, 5, PT0.005S, PT0.005S",
        "tcpKeepAliveTime, 30s, PT30S, PT30S",
        "tcp_keepalive_interval, 5, PT5S, PT5S"
    })
    void durations_mean_what_they_say(String name, String text, Duration onPostgres, Duration onMySql) {
        assertEquals(onPostgres, value(name, text, DatabaseFamily.POSTGRESQL));
        assertEquals(onMySql, value(name, text, DatabaseFamily.MYSQL));
    }

    private static Object value(String name, String text, DatabaseFamily family) {
        ParsedSettings parsed = read(family, name, text);
        assertEquals(List.of(), parsed.problems());
        return parsed.settings().value(SettingsCatalog.find(name).orElseThrow());
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(delimiter = '|', textBlock = """
        failoverTimeout            | -5s         | is negative
        failoverTimeout            | -1          | is negative
        failoverTimeout            | 2h          | is more than 1h
        failoverTimeout            | 99999999999999999999999 | is too long
        failoverTimeout            | 999999999999h | is more than 1h
        failoverTimeout            | soon        | is no duration
        failoverTimeout            | ''          | is no duration
        failoverTimeout            | 1.5s        | is no duration
        failoverTimeout            | PT30S       | is no duration
        failoverTimeout            | 5d          | has an unknown unit
        failoverTimeout            | 5sec        | has an unknown unit
        failoverTimeout            | ٥s          | is no duration
        topologyRefresh            | 99ms        | is less than 100ms
        topologyRefresh            | 0           | is less than 100ms
        searchInterval             | 9ms         | Allowed is 10ms to 10s
        auxiliaryQueryTimeout      | 0           | is less than 1ms
        failureDetectionTime       | 3           | is less than 100ms
        tcpKeepAliveTime           | 1500ms      | is no multiple of 1s
        tcpKeepAliveTime           | 30          | means milliseconds under this name; write 30s
        connectTimeout             | 10000       | means seconds under this name; write 10000ms
        loginTimeout               | 3000        | is more than 10m
        failureDetectionCount      | 0           | Allowed is 1 to 100
        failureDetectionCount      | three       | is no whole number
        failureDetectionCount      | 99999999999 | is out of bounds
        roundRobinDefaultWeight    | 1001        | Allowed is 1 to 1000
        connectFailover            | yes         | Write true or false
        tcpKeepAlive               | 1           | Write true or false
        failoverMode               | writer      | Known are strict-writer, strict-reader, reader-or-writer, auto
        failoverMode               | strict-writter | Did you mean strict-writer?
        readerSelection            | fastestResponse | Known are random, roundRobin, leastConnections, lowestLoad
        readerSelection            | lowest_lod  | Did you mean lowestLoad?
        roundRobinHostWeightPairs  | a           | "a", which is no pair
        roundRobinHostWeightPairs  | a:0         | "a:0", which is no pair
        roundRobinHostWeightPairs  | a:1,:2      | ":2", which is no pair
        roundRobinHostWeightPairs  | a:1,A:2     | names a twice
        clusterInstanceHostPattern | db.x.org    | exactly one ?
        dialect                    | ' '         | is blank
        """)
    void nonsense_is_a_problem_that_names_the_setting_and_the_fix(String name, String text, String hint) {
        ParsedSettings parsed = read(DatabaseFamily.POSTGRESQL, name, text);
        assertEquals(1, parsed.problems().size());
        assertFalse(parsed.isUsable());
        SettingProblem problem = parsed.problems().get(0);
        assertEquals(name, problem.setting());
        assertTrue(problem.message().startsWith(name + "=" + text), problem.message());
        assertTrue(problem.message().contains(hint), problem.message());
        assertFalse(problem.fix().isBlank());
        assertEquals(Settings.defaults(), parsed.settings());
    }

    @Test
    void lists_patterns_and_words_become_values() {
        Settings settings = read(
                        DatabaseFamily.POSTGRESQL,
                        "wrapperPlugins",
                        " failover, ,hostMonitoring,",
                        "roundRobinHostWeightPairs",
                        "a:3, 10.0.0.1:5432:1",
                        "cluster_instance_host_pattern",
                        "?.Example.org:5433",
                        "reader_host_selector_strategy",
                        "ROUND_ROBIN",
                        "failover_mode",
                        "reader_or_writer",
                        "enable_connect_failover",
                        "False",
                        "user",
                        "app",
                        "password",
                        "")
                .settings();
        assertEquals(List.of("failover", "hostMonitoring"), settings.value(SettingsCatalog.PLUGINS));
        assertEquals(
                List.of(new HostWeight("a", 3), new HostWeight("10.0.0.1:5432", 1)),
                settings.value(SettingsCatalog.ROUND_ROBIN_HOST_WEIGHT_PAIRS));
        assertEquals(
                InstanceHostPattern.parse("?.example.org:5433"),
                settings.value(SettingsCatalog.CLUSTER_INSTANCE_HOST_PATTERN));
        assertEquals(SelectionStrategy.ROUND_ROBIN, settings.value(SettingsCatalog.READER_SELECTION));
        assertEquals(FailoverMode.READER_OR_WRITER, settings.value(SettingsCatalog.FAILOVER_MODE));
        assertEquals(false, settings.value(SettingsCatalog.CONNECT_FAILOVER));
        assertEquals("app", settings.value(SettingsCatalog.USER));
        assertEquals(Secret.of(""), settings.value(SettingsCatalog.PASSWORD));
    }

    @Test
    void an_empty_list_of_plugins_is_none_and_not_the_default() {
        Settings settings = read(DatabaseFamily.MYSQL, "plugins", "").settings();
        assertEquals(List.of(), settings.value(SettingsCatalog.PLUGINS));
        assertTrue(settings.isGiven(SettingsCatalog.PLUGINS));
    }

    @Test
    void what_is_not_ours_goes_to_the_driver_untouched_and_in_order() {
        ParsedSettings parsed =
                read(DatabaseFamily.POSTGRESQL, "sslmode", " Require ", "failoverTimeout", "5s", "ApplicationName", "");
        assertEquals(List.of(), parsed.problems());
        assertEquals(
                List.of("sslmode", "ApplicationName"),
                List.copyOf(parsed.driverProperties().keySet()));
        assertEquals(" Require ", parsed.driverProperties().get("sslmode"));
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource(delimiter = '|', textBlock = """
        failovertimeout     | Did you mean failoverTimeout?
        FAILOVER_MODE       | Did you mean failoverMode?
        failoverTimout      | Did you mean failoverTimeout?
        failoverTimeuot     | Did you mean failoverTimeout?
        failover_timeout    | Did you mean failoverTimeout?
        wraperPlugins       | Did you mean wrapperPlugins?
        conectTimeout       | Did you mean connectTimeout?
        topologyRefreshMs   | Did you mean
        zzz                 | remove it or correct its name
        ''                  | remove it or correct its name
        """)
    void an_unknown_name_is_a_problem_with_the_name_that_was_likely_meant(String name, String hint) {
        ParsedSettings parsed = read(DatabaseFamily.POSTGRESQL, name, "secret-looking-value");
        assertEquals(1, parsed.problems().size());
        String message = parsed.problems().get(0).message();
        assertTrue(message.contains("Setting " + name + " is unknown."), message);
        assertTrue(message.contains(hint), message);
        assertFalse(message.contains("secret-looking-value"), message);
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource({
        "wrapperTargetDriverDialect", "wrapper_target_driver_dialect", "wrapper_driver_dialect",
        "autoSortWrapperPluginOrder", "auto_sort_wrapper_plugin_order", "enableTelemetry",
        "failoverWriterReconnectIntervalMs", "failover_writer_reconnect_interval_sec", "monitoring-connectTimeout"
    })
    void a_retired_name_is_a_notice_and_no_problem(String name) {
        ParsedSettings parsed = read(DatabaseFamily.POSTGRESQL, name, "x");
        assertEquals(List.of(), parsed.problems());
        assertEquals(Map.of(), parsed.driverProperties());
        assertEquals(1, parsed.notices().size());
        assertTrue(parsed.notices().get(0).text().startsWith("Setting " + name + " has no effect here. "));
    }

    @ParameterizedTest(name = "{0} is about {1}")
    @CsvSource({
        "iamRegion, AWS authentication",
        "iam_region, AWS authentication",
        "secretsManagerSecretId, AWS authentication",
        "secrets_manager_secret_id, AWS authentication",
        "bgHighMs, blue/green",
        "bg_id, blue/green",
        "wrapperProfileName, profiles",
        "srwReadEndpoint, read/write splitting",
        "cp-maximumPoolSize, pools",
        "enable_failover, switching failover off"
    })
    void a_setting_of_a_feature_we_do_not_have_is_a_problem_that_says_so(String name, String feature) {
        ParsedSettings parsed = read(DatabaseFamily.POSTGRESQL, name, "x");
        assertEquals(1, parsed.problems().size());
        String message = parsed.problems().get(0).message();
        assertTrue(message.contains(feature) && message.contains("which Lodestar does not have"), message);
    }

    @Test
    void a_name_of_the_drivers_own_is_never_taken_for_a_missing_feature() {
        ParsedSettings parsed =
                new SettingsReader(DatabaseFamily.MYSQL, "idpToken"::equals).read(Map.of("idpToken", "x"));
        assertEquals(List.of(), parsed.problems());
        assertEquals(Map.of("idpToken", "x"), parsed.driverProperties());
    }

    @Test
    void two_names_of_one_setting_with_one_value_agree() {
        ParsedSettings parsed = read(DatabaseFamily.POSTGRESQL, "failoverTimeout", "30s", "failoverTimeoutMs", "30000");
        assertEquals(List.of(), parsed.problems());
        assertEquals(Duration.ofSeconds(30), parsed.settings().value(SettingsCatalog.FAILOVER_TIMEOUT));
    }

    @Test
    void two_names_of_one_setting_with_two_values_contradict() {
        ParsedSettings parsed =
                read(DatabaseFamily.POSTGRESQL, "failover_timeout_sec", "30", "failoverTimeoutMs", "30", "plugins", "");
        assertEquals(1, parsed.problems().size());
        assertEquals(
                "failoverTimeoutMs=30 contradicts failover_timeout_sec=30: they are two names of one setting."
                        + " Keep one of them, best failoverTimeout.",
                parsed.problems().get(0).message());
    }

    @Test
    void problems_come_in_the_order_of_the_settings() {
        ParsedSettings parsed = read(DatabaseFamily.POSTGRESQL, "zzz", "1", "failoverTimeout", "-1", "yyy", "2");
        assertEquals(
                List.of("zzz", "failoverTimeout", "yyy"),
                parsed.problems().stream().map(SettingProblem::setting).toList());
        assertEquals(3, parsed.problemText().split("\n").length);
    }

    @ParameterizedTest(name = "{1}={2} on {0}")
    @CsvSource({
        "POSTGRESQL, socketTimeout, 30000, taken as 30000s",
        "MYSQL, connectTimeout, 10, taken as 10ms",
        "POSTGRESQL, tcpKeepAliveTime, 30s, no effect without tcpKeepAlive=true",
        "POSTGRESQL, roundRobinDefaultWeight, 2, no effect without readerSelection=roundRobin"
    })
    void what_likely_means_something_else_is_a_notice(DatabaseFamily family, String name, String text, String hint) {
        ParsedSettings parsed = read(family, name, text);
        assertEquals(List.of(), parsed.problems());
        assertEquals(1, parsed.notices().size());
        assertTrue(
                parsed.notices().get(0).text().contains(hint), parsed.notices().toString());
    }

    @Test
    void ordinary_settings_give_no_notice() {
        ParsedSettings parsed = read(
                DatabaseFamily.POSTGRESQL,
                "socketTimeout",
                "30",
                "connectTimeout",
                "10",
                "tcpKeepAlive",
                "true",
                "tcpKeepAliveTime",
                "30s");
        assertEquals(List.of(), parsed.notices());
    }

    private static ParsedSettings read(DatabaseFamily family, String... namesAndTexts) {
        Map<String, String> given = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            given.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return new SettingsReader(family, OF_THE_DRIVER::contains).read(given);
    }
}
