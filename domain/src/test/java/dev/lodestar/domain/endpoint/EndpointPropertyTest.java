package dev.lodestar.domain.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds for every host name. Failures name the text, so no seed has to be kept. */
class EndpointPropertyTest {

    private static final int ROUNDS = 50_000;

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
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < ROUNDS; round++) {
            assertParsed(text(random));
        }
    }

    @Test
    void text_of_random_characters_never_fails() {
        SplittableRandom random = new SplittableRandom(2);
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(40);
            for (int i = 0; i < length; i++) {
                text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
            }
            assertParsed(text.toString());
        }
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

    private static String text(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(9);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
            text.append(random.nextInt(3) == 0 ? "." : "");
        }
        return random.nextBoolean() ? text + ".xyz.us-east-2.rds.amazonaws.com" : text.toString();
    }

    private static String mark(SplittableRandom random) {
        return pick(random, List.of("", "cluster-", "cluster-ro-", "cluster-custom-", "proxy-", "shardgrp-"));
    }

    private static String suffix(SplittableRandom random) {
        return pick(
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

    private static String pick(SplittableRandom random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
