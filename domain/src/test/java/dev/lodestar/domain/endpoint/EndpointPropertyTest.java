package dev.lodestar.domain.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.property.Property;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every host name, and for whatever else a person types where a host name belongs. */
class EndpointPropertyTest {

    private static final int ROUNDS = 20_000;

    /** Pieces of real names and everything that may upset a parser. */
    private static final List<String> PIECES = List.of(
            "db",
            "instance-1",
            ".",
            "..",
            "-",
            "cluster-",
            "cluster-ro-",
            "cluster-custom-",
            "proxy-",
            "shardgrp-",
            "global-",
            "global",
            "endpoint",
            ".endpoint.",
            "xyz",
            "x1",
            "us-east-2",
            ".us-east-2",
            "rds",
            ".rds",
            "rds-fips",
            ".amazonaws.com",
            ".amazonaws.com.cn",
            ".amazonaws.eu",
            ".c2s.ic.gov",
            "elb",
            "-green-",
            "abcdef",
            "-old1",
            "1",
            "255",
            "0",
            ":",
            "::",
            "[",
            "]",
            "[ ]",
            "[::1]:",
            ":5433",
            ":99999",
            "%",
            "?",
            " ",
            "\t",
            "\n",
            "\0",
            "İ",
            "ß",
            "Σ",
            "\uD83D\uDE80",
            "\uD83D",
            "{",
            "\\",
            "'",
            "jdbc:lodestar:postgresql://",
            "/",
            "@",
            "#",
            "=",
            "&");

    @Test
    void parsing_never_fails_and_answers_about_the_same_name_again() {
        Property.forAll(ROUNDS, EndpointPropertyTest::pieces, pieces -> assertParsed(String.join("", pieces)));
    }

    @Test
    void text_of_random_characters_never_fails() {
        Property.forAll(ROUNDS, EndpointPropertyTest::characters, text -> assertParsed(String.join("", text)));
    }

    /** A database may tell any identifier, and a person may write any pattern. */
    @Test
    void whatever_an_instance_is_called_it_has_an_address() {
        Property.forAll(ROUNDS, EndpointPropertyTest::pieces, pieces -> {
            String id = String.join("", pieces);
            if (!id.isBlank()) {
                HostAddress bare = InstanceHostPattern.BARE.addressOf(id, 5432);
                assertEquals(bare, InstanceHostPattern.BARE.addressOf(bare.toString(), 1), id);
                InstanceHostPattern.parse("?.example.org:6000").addressOf(id, 5432);
            }
        });
    }

    @Test
    void a_pattern_is_good_or_has_a_problem_and_a_good_one_reads_back() {
        Property.forAll(ROUNDS, EndpointPropertyTest::pieces, pieces -> {
            String text = String.join("", pieces);
            if (InstanceHostPattern.problemIn(text).isPresent()) {
                assertThrows(IllegalArgumentException.class, () -> InstanceHostPattern.parse(text), text);
            } else {
                InstanceHostPattern pattern = InstanceHostPattern.parse(text);
                assertEquals(pattern, InstanceHostPattern.parse(pattern.toString()), text);
                assertFalse(pattern.addressOf("i-1", 5432).name().isEmpty(), text);
            }
        });
    }

    private static void assertParsed(String text) {
        Endpoint endpoint = Endpoint.parse(text);
        assertEquals(endpoint, Endpoint.parse(endpoint.hostName()), text);
        assertEquals(endpoint.kind(), Endpoint.parse(endpoint.hostName()).kind(), text);
        assertFalse(
                endpoint.clusterName().isPresent() && endpoint.instanceName().isPresent(), text);
        assertFalse(
                endpoint.kind() == EndpointKind.IP_ADDRESS && endpoint.region().isPresent(), text);
        endpoint.writerForm().ifPresent(writer -> assertEquals(EndpointKind.CLUSTER_WRITER, writer.kind(), text));
        endpoint.instanceHostPattern()
                .ifPresent(pattern -> assertTrue(pattern.toString().startsWith("?."), text));
        assertEquals(
                endpoint.isGreen(),
                endpoint.isGreen() && !endpoint.withoutGreenMark().equals(endpoint),
                text);
    }

    @Test
    void an_instance_is_found_again_through_the_pattern_of_its_cluster() {
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < ROUNDS / 10; round++) {
            String suffix = suffix(random);
            Endpoint cluster = Endpoint.parse("db." + mark(random) + id(random) + suffix);
            InstanceHostPattern pattern = cluster.instanceHostPattern().orElseThrow();
            String instance = "instance-" + id(random);
            Endpoint found = Endpoint.parse(pattern.addressOf(instance, 5432).name());
            assertEquals(EndpointKind.INSTANCE, found.kind(), cluster.hostName());
            assertEquals(instance, found.instanceName().orElseThrow(), cluster.hostName());
            assertEquals(cluster.region(), found.region(), cluster.hostName());
            assertEquals(pattern, found.instanceHostPattern().orElseThrow(), cluster.hostName());
        }
    }

    @Test
    void letter_case_blanks_and_a_trailing_dot_change_nothing() {
        SplittableRandom random = new SplittableRandom(4);
        for (int round = 0; round < ROUNDS / 10; round++) {
            String name = "db." + mark(random) + id(random) + suffix(random);
            Endpoint endpoint = Endpoint.parse(name);
            assertTrue(endpoint.isAmazon(), name);
            assertEquals(endpoint, Endpoint.parse(" " + name.toUpperCase(Locale.ROOT) + ". "), name);
            assertEquals(
                    endpoint.kind(),
                    Endpoint.parse(name.toUpperCase(Locale.ROOT)).kind(),
                    name);
        }
    }

    @Test
    void a_green_mark_goes_and_leaves_the_rest() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < ROUNDS / 10; round++) {
            String domain = "." + mark(random) + id(random) + suffix(random);
            Endpoint green = Endpoint.parse("db-green-0a" + (1000 + random.nextInt(9000)) + domain);
            assertTrue(green.isGreen(), green.hostName());
            assertEquals("db" + domain, green.withoutGreenMark().hostName());
            assertFalse(green.withoutGreenMark().isGreen());
        }
    }

    private static List<String> pieces(SplittableRandom random) {
        List<String> pieces = Property.several(random, 0, 8, dice -> Property.pick(dice, PIECES));
        if (random.nextBoolean()) {
            pieces.add(".xyz.us-east-2.rds.amazonaws.com");
        }
        return pieces;
    }

    private static List<String> characters(SplittableRandom random) {
        return Property.several(
                random, 0, 40, dice -> String.valueOf((char) dice.nextInt(dice.nextBoolean() ? 128 : 65_536)));
    }

    private static String mark(SplittableRandom random) {
        return Property.pick(random, List.of("", "cluster-", "cluster-ro-", "cluster-custom-", "proxy-", "shardgrp-"));
    }

    private static String suffix(SplittableRandom random) {
        return Property.pick(
                random,
                List.of(
                        ".us-east-2.rds.amazonaws.com",
                        ".rds.us-gov-east-1.amazonaws.com",
                        ".us-gov-west-1.rds-fips.amazonaws.com",
                        ".rds.cn-north-1.amazonaws.com.cn",
                        ".cn-north-1.rds.amazonaws.com.cn",
                        ".eusc-de-east-1.rds.amazonaws.eu",
                        ".rds.us-iso-east-1.c2s.ic.gov",
                        ".rds.us-isob-east-1.sc2s.sgov.gov"));
    }

    private static String id(SplittableRandom random) {
        return Integer.toString(random.nextInt(1, Integer.MAX_VALUE), 36);
    }
}
