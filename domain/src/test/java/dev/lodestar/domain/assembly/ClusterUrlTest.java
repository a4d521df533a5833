package dev.lodestar.domain.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.assembly.ClusterUrl.Reading;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterUrlTest {

    private static ClusterUrl good(String text) {
        return assertInstanceOf(Reading.Good.class, ClusterUrl.read(text)).url();
    }

    private static String bad(String text) {
        return assertInstanceOf(Reading.Bad.class, ClusterUrl.read(text)).problem();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "postgresql://db/app             | [db:5432]",
                "postgresql://db                 | [db:5432]",
                "postgresql://db/                | [db:5432]",
                "postgresql://DB.Example.org./x  | [db.example.org:5432]",
                "postgresql://a,b:5433,c/x       | [a:5432, b:5433, c:5432]",
                "postgresql://a , b/x            | [a:5432, b:5432]",
                "postgresql://[::1]/x            | [[::1]:5432]",
                "postgresql://[2001:db8::1]:99/x | [[2001:db8::1]:99]",
                "mysql://db/x                    | [db:3306]",
                "postgresql://a?user=me          | [a:5432]",
                "postgresql://a/x/y              | [a:5432]"
            })
    void hostsAreReadInTheirOrder(String url, String hosts) {
        assertEquals(hosts, good(url).hosts().toString());
    }

    @Test
    void everythingHasItsPlace() {
        ClusterUrl url = good("postgresql://a:1,b:2/my%20db?user=me&password=a%26b%3Dc&flag&&empty=&user=you");
        assertEquals(DatabaseFamily.POSTGRESQL, url.family());
        assertEquals(List.of(new HostAddress("a", 1), new HostAddress("b", 2)), url.hosts());
        assertEquals(Optional.of("my db"), url.database());
        assertEquals(Map.of("user", "you", "password", "a&b=c", "flag", "", "empty", ""), url.parameters());
    }

    @Test
    void noDatabaseIsNoDatabase() {
        assertEquals(Optional.empty(), good("postgresql://a/?user=me").database());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "db/app                        | no '://'",
                "''                            | no '://'",
                "oracle://db/x                 | must be postgresql or mysql",
                "POSTGRESQL://db/x             | must be postgresql or mysql",
                "postgresql:///x               | names no host",
                "postgresql://a,,b/x           | names no host",
                "postgresql://a,/x             | names no host",
                "postgresql://./x              | names no host",
                "postgresql://a:b/x            | port that is not a number",
                "postgresql://a:/x             | port that is not a number",
                "postgresql://a:0/x            | not between 1 and 65535",
                "postgresql://a:99999/x        | not between 1 and 65535",
                "postgresql://a:-1/x           | not between 1 and 65535",
                "postgresql://a:99999999999/x  | port that is not a number",
                "postgresql://me:secret@db/x   | as properties 'user' and 'password'",
                "postgresql://::1/x            | must stand in brackets",
                "postgresql://2001:db8::1/x    | must stand in brackets",
                "postgresql://[::1/x           | must stand in brackets",
                "postgresql://[]/x             | names no host",
                "postgresql://a b/x            | with a space or a stray bracket",
                "postgresql://a]/x             | with a space or a stray bracket",
                "postgresql://a/x?p=100%       | must be written as %25",
                "postgresql://a/%zz            | must be written as %25"
            })
    void whatIsWrongIsSaidInASentenceWithTheForm(String url, String said) {
        String problem = bad(url);
        assertTrue(problem.contains(said), problem);
        assertTrue(
                problem.endsWith("The form is jdbc:lodestar:postgresql://host[:port][,host[:port]]/database"
                        + "[?name=value&name=value]."),
                problem);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgresql://me:secret@db/x",
                "postgresql://me:secret/1@db/x",
                "postgresql://me:secret?1@db/x",
                "postgresql://db/x?password=secret%",
                "postgresql://db:port/x?password=secret"
            })
    void aProblemShowsNoSecret(String url) {
        assertFalse(bad(url).contains("secret"), bad(url));
    }

    /** Pieces that people mistype, in any order: an answer comes always, and a good one can be used. */
    @Test
    void aUrlPrintsNoParameter() {
        assertEquals(
                "POSTGRESQL [db:5432]/app",
                good("postgresql://db/app?password=geheim").toString());
    }

    @Test
    void nothingThatAPersonTypesThrows() {
        String[] pieces = {
            "postgresql",
            "mysql",
            "://",
            ":",
            "/",
            "//",
            "?",
            "&",
            "=",
            "%",
            "%20",
            "%zz",
            ",",
            "@",
            "[",
            "]",
            "::1",
            "db",
            "DB.",
            "5432",
            "99999",
            "-1",
            " ",
            "",
            "\u00e9",
            "\ud83d",
            "\u0000",
            "user",
            "password",
            "#",
            ";",
            "\\"
        };
        SplittableRandom random = new SplittableRandom(20260101);
        int good = 0;
        for (int run = 0; run < 200_000; run++) {
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "postgresql://" : "");
            for (int i = random.nextInt(10); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            if (ClusterUrl.read(text.toString()) instanceof Reading.Good read) {
                good++;
                assertFalse(read.url().hosts().isEmpty(), text.toString());
                read.url().hosts().forEach(host -> assertFalse(host.name().isBlank(), text.toString()));
            }
        }
        assertTrue(good > 1_000, "Only " + good + " were well formed");
    }
}
