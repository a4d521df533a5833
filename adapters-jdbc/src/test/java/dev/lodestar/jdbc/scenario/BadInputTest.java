package dev.lodestar.jdbc.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.LodestarDataSource;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a URL or a setting is said at once, before any host is asked, with its name and the likely fix. */
@Scenario
class BadInputTest {

    /** Nobody listens there; whoever asked would be told another thing. */
    private static final String HOST = "127.0.0.1:9";

    private static final Duration AT_ONCE = Duration.ofSeconds(10);

    /** Refused by the data source and by the driver manager alike, with the same words. */
    private static String refusal(String url) throws SQLException {
        long began = System.nanoTime();
        SQLException ofSource;
        try (LodestarDataSource source = new LodestarDataSource(url)) {
            source.setUser("app");
            source.setPassword("made-up-secret");
            ofSource = Told.refused("08001", source::getConnection);
        }
        Properties login = new Properties();
        login.setProperty("user", "app");
        login.setProperty("password", "made-up-secret");
        SQLException ofManager = Told.refused("08001", () -> DriverManager.getConnection(url, login));
        assertEquals(ofSource.getMessage(), ofManager.getMessage());
        assertTrue(Duration.ofNanos(System.nanoTime() - began).compareTo(AT_ONCE) < 0);
        return ofSource.getMessage();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            plugins=failovr                   | failovr              | Did you mean 'failover'?
            plugins=iam                       | iam                  | lodestar-aws
            failoverTimeot=3s                 | failoverTimeot       | failoverTimeout
            pasword=made-up-secret            | pasword              | password
            dialect=oracle                    | dialect              | replicated
            readerSelection=fastest           | readerSelection      | random
            failoverMode=strict_writer_please | failoverMode         | strict-writer
            failoverTimeout=-1s               | failoverTimeout      | -1s
            connectTimeout=-5                 | connectTimeout       | -5
            topologyRefresh=1ns               | topologyRefresh      | 1ns
            topologyRefresh=3 parsecs         | topologyRefresh      | 3 parsecs
            failureDetectionTime=9999h        | failureDetectionTime | 9999h
            failureDetectionCount=0           | failureDetectionCount| 0
            failureDetectionCount=many        | failureDetectionCount| many
            tcpKeepAlive=perhaps              | tcpKeepAlive         | perhaps
            clusterInstanceHostPattern=db.com | clusterInstanceHostPattern | ?
            """)
    void aWrongSettingIsNamedTogetherWithTheLikelyFix(String setting, String name, String fix) throws SQLException {
        String message = refusal("jdbc:lodestar:postgresql://" + HOST + "/app?" + setting);

        assertTrue(message.contains(name), message);
        assertTrue(message.contains(fix), message);
    }

    @Test
    void severalMistakesAreToldAtOnce() throws SQLException {
        String message = refusal(
                "jdbc:lodestar:postgresql://" + HOST + "/app?plugins=failovr&dialect=oracle&failoverTimeout=-1");

        assertTrue(message.contains("failovr"), message);
        assertTrue(message.contains("oracle"), message);
        assertTrue(message.contains("failoverTimeout"), message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            postgresql:/host/app                                  | ://
            oracle://host/app                                     | oracle
            postgresql:///app                                     | no host
            postgresql://one,,two/app                             | comma
            postgresql://host:postgres/app                        | 'postgres'
            postgresql://host:99999/app                           | 99999
            postgresql://host:-1/app                              | -1
            postgresql://app:made-up-secret@host/app              | properties 'user' and 'password'
            postgresql://host/app?password=made-up-secret%        | %25
            postgresql://host/app?password=made%2Dup%2Dsecret%zz  | %25
            """)
    void aMalformedUrlIsExplained(String rest, String explanation) throws SQLException {
        String message = refusal("jdbc:lodestar:" + rest);

        assertTrue(message.contains(explanation), message);
        assertTrue(message.contains("jdbc:lodestar:postgresql://host"), () -> "The form is not shown: " + message);
    }

    @Test
    void aDatabaseWithoutItsDriverIsExplained() throws SQLException {
        String message = refusal("jdbc:lodestar:mysql://" + HOST + "/app");

        assertTrue(message.contains("mysql"), message);
    }

    @Test
    void aDataSourceWithoutUrlSaysSo() throws SQLException {
        try (LodestarDataSource source = new LodestarDataSource()) {
            assertTrue(Told.refused("08001", source::getConnection).getMessage().contains("no URL"));
            source.setUrl("jdbc:postgresql://" + HOST + "/app");
            assertTrue(
                    Told.refused("08001", source::getConnection).getMessage().contains("jdbc:lodestar:postgresql://"));
        }
    }

    @Test
    void aNegativeLoginTimeoutIsRefused() throws SQLException {
        try (LodestarDataSource source = new LodestarDataSource("jdbc:lodestar:postgresql://" + HOST + "/app")) {
            source.setLoginTimeout(-1);
            assertTrue(Told.refused("08001", source::getConnection).getMessage().contains("loginTimeout"));
        }
    }
}
