package dev.lodestar.domain.endpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstanceHostPatternTest {

    @ParameterizedTest(name = "{1} under {0} is at {2}")
    @CsvSource(delimiter = '|', textBlock = """
        ?.XYZ.us-east-2.rds.amazonaws.com:5433 | db-1          | db-1.xyz.us-east-2.rds.amazonaws.com:5433
        ?.xyz.us-east-2.rds.amazonaws.com      | DB-1          | db-1.xyz.us-east-2.rds.amazonaws.com:5432
        ?.db.example.org.                      | a             | a.db.example.org:5432
        pg-?-internal.example.org:6000         | 7             | pg-7-internal.example.org:6000
        ' ?.example.org '                      | ' a '         | a.example.org:5432
        ?                                      | db-1          | db-1:5432
        ?:6000                                 | db-1          | db-1:6000
        ?                                      | db-1:5433     | db-1:5433
        ?:6000                                 | db-1:5433     | db-1:5433
        ?                                      | 10.0.0.1      | 10.0.0.1:5432
        ?                                      | 10.0.0.1:5433 | 10.0.0.1:5433
        ?                                      | ::1           | [::1]:5432
        ?                                      | [::1]         | [::1]:5432
        ?                                      | [::1]:5433    | [::1]:5433
        ?                                      | 2001:DB8::7   | [2001:db8::7]:5432
        """)
    void where_an_instance_is_dialled(String pattern, String instance, String address) {
        assertEquals(Optional.empty(), InstanceHostPattern.problemIn(pattern));
        assertEquals(
                address,
                InstanceHostPattern.parse(pattern).addressOf(instance, 5432).toString());
    }

    @Test
    void an_identifier_with_an_impossible_port_is_a_name_and_no_exception() {
        assertEquals(
                "db-1:99999",
                InstanceHostPattern.BARE.addressOf("db-1:99999", 5432).name());
        assertEquals("db-1:", InstanceHostPattern.BARE.addressOf("db-1:", 5432).name());
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource(delimiter = '|', textBlock = """
        ''                                          | exactly one ?
        db.example.org                              | exactly one ?
        ?.?.example.org                             | exactly one ?
        ?..example.org                              | no empty part
        .?.example.org                              | no empty part
        jdbc:lodestar:postgresql://?.example.org    | cannot stand in a host name
        ?.example.org/db                            | cannot stand in a host name
        ?.exam ple.org                              | cannot stand in a host name
        ?.exämple.org                               | cannot stand in a host name
        ?.example.org:                              | is no port
        ?.example.org:0                             | is no port
        ?.example.org:65536                         | is no port
        ?.example.org:abc                           | is no port
        ?.example.org:-1                            | is no port
        ?.proxy-XYZ.us-east-2.rds.amazonaws.com     | Write ?.xyz.us-east-2.rds.amazonaws.com
        ?.endpoint.proxy-XYZ.us-east-2.rds.amazonaws.com | Write ?.xyz.us-east-2.rds.amazonaws.com
        ?.cluster-custom-XYZ.us-east-2.rds.amazonaws.com | Write ?.xyz.us-east-2.rds.amazonaws.com
        ?.cluster-XYZ.us-east-2.rds.amazonaws.com   | Write ?.xyz.us-east-2.rds.amazonaws.com
        ?.cluster-ro-XYZ.us-east-2.rds.amazonaws.com | cluster reader endpoint
        ?.shardgrp-XYZ.us-east-2.rds.amazonaws.com  | shard group endpoint
        ?.global-XYZ.global.rds.amazonaws.com       | global writer endpoint
        """)
    void patterns_that_are_refused_with_the_fix(String pattern, String hint) {
        String problem = InstanceHostPattern.problemIn(pattern).orElseThrow();
        assertTrue(problem.contains(hint), problem);
        assertThrows(IllegalArgumentException.class, () -> InstanceHostPattern.parse(pattern));
    }

    @Test
    void text_and_pattern_are_two_forms_of_one_thing() {
        SplittableRandom random = new SplittableRandom(1);
        for (int round = 0; round < 2_000; round++) {
            String port = random.nextBoolean() ? ":" + random.nextInt(1, 65_536) : "";
            String text = "?." + Integer.toString(random.nextInt(1, 99_999), 36) + ".example.org" + port;
            InstanceHostPattern pattern = InstanceHostPattern.parse(text);
            assertEquals(text, pattern.toString());
            assertEquals(pattern, InstanceHostPattern.parse(pattern.toString()));
        }
    }

    @Test
    void any_text_is_judged_without_an_exception_and_what_passes_can_be_parsed() {
        SplittableRandom random = new SplittableRandom(2);
        String alphabet = "?.:-_a1 /[]@%é";
        for (int round = 0; round < 50_000; round++) {
            StringBuilder text = new StringBuilder();
            int length = random.nextInt(12);
            for (int i = 0; i < length; i++) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            if (InstanceHostPattern.problemIn(text.toString()).isEmpty()) {
                InstanceHostPattern pattern = InstanceHostPattern.parse(text.toString());
                assertTrue(pattern.addressOf("db-1", 5432).port() > 0, text.toString());
            }
        }
    }
}
