package dev.lodestar.domain.endpoint;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Role;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EndpointTest {

    /** Cluster facts, section 6.3; the letter case of the pattern is the one decision that differs. */
    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        database-test-name.cluster-XYZ.us-east-2.rds.amazonaws.com            | CLUSTER_WRITER | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | database-test-name | -
        database-test-name.cluster-ro-XYZ.us-east-2.rds.amazonaws.com         | CLUSTER_READER | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | database-test-name | -
        instance-test-name.XYZ.us-east-2.rds.amazonaws.com                    | INSTANCE       | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | -                  | instance-test-name
        proxy-test-name.proxy-XYZ.us-east-2.rds.amazonaws.com                 | PROXY          | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | proxy-test-name    | -
        proxy-test-name.endpoint.proxy-XYZ.us-east-2.rds.amazonaws.com        | PROXY_ENDPOINT | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | proxy-test-name    | -
        custom-test-name.cluster-custom-XYZ.us-east-2.rds.amazonaws.com       | CLUSTER_CUSTOM | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | custom-test-name   | -
        database-test-name.shardgrp-XYZ.us-east-2.rds.amazonaws.com           | SHARD_GROUP    | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | database-test-name | -
        database-test-name.cluster-XYZ.rds.cn-northwest-1.amazonaws.com.cn    | CLUSTER_WRITER | cn-northwest-1 | ?.XYZ.rds.cn-northwest-1.amazonaws.com.cn | database-test-name | -
        database-test-name.cluster-XYZ.cn-northwest-1.rds.amazonaws.com.cn    | CLUSTER_WRITER | cn-northwest-1 | ?.XYZ.cn-northwest-1.rds.amazonaws.com.cn | database-test-name | -
        database-test-name.cluster-XYZ.rds.us-gov-east-1.amazonaws.com        | CLUSTER_WRITER | us-gov-east-1  | ?.XYZ.rds.us-gov-east-1.amazonaws.com     | database-test-name | -
        elb-name.elb.us-east-2.amazonaws.com                                  | OTHER          | us-east-2      | -                                         | -                  | -
        global-cluster-test-name.global-XYZ.global.rds.amazonaws.com          | GLOBAL_WRITER  | -              | -                                         | -                  | -
        test-instance-green-abcdef.XYZ.us-east-2.rds.amazonaws.com            | INSTANCE       | us-east-2      | ?.XYZ.us-east-2.rds.amazonaws.com         | -                  | test-instance-green-abcdef
        10.0.0.1                                                              | IP_ADDRESS     | -              | -                                         | -                  | -
        255.255.255.255                                                       | IP_ADDRESS     | -              | -                                         | -                  | -
        ::1                                                                   | IP_ADDRESS     | -              | -                                         | -                  | -
        fe80::1                                                               | IP_ADDRESS     | -              | -                                         | -                  | -
        2001:db8::1                                                           | IP_ADDRESS     | -              | -                                         | -                  | -
        2001:db8:0:0:0:0:0:1                                                  | IP_ADDRESS     | -              | -                                         | -                  | -
        0.1.2.3                                                               | OTHER          | -              | -                                         | -                  | -
        1.2.3                                                                 | OTHER          | -              | -                                         | -                  | -
        [::1]                                                                 | OTHER          | -              | -                                         | -                  | -
        localhost                                                             | OTHER          | -              | -                                         | -                  | -
        my.cname.example.com                                                  | OTHER          | -              | -                                         | -                  | -
        ''                                                                    | OTHER          | -              | -                                         | -                  | -
        """)
    void names_that_peers_know(
            String host, EndpointKind kind, String region, String pattern, String cluster, String instance) {
        Endpoint endpoint = Endpoint.parse(host);
        assertAll(
                () -> assertEquals(kind, endpoint.kind()),
                () -> assertEquals(region, endpoint.region().orElse(null)),
                () -> assertEquals(
                        pattern == null ? null : pattern.toLowerCase(Locale.ROOT),
                        endpoint.instanceHostPattern().map(Object::toString).orElse(null)),
                () -> assertEquals(cluster, endpoint.clusterName().orElse(null)),
                () -> assertEquals(instance, endpoint.instanceName().orElse(null)));
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource(delimiter = '|', textBlock = """
        db.cluster-x1.eu-isoe-west-1.rds.amazonaws.eu                 | CLUSTER_WRITER
        db.cluster-ro-x1.eusc-de-east-1.rds.amazonaws.eu              | CLUSTER_READER
        db.cluster-x1.ap-southeast-2.rds.amazonaws.au                 | CLUSTER_WRITER
        db.cluster-x1.eu-west-2.rds.amazonaws.uk                      | CLUSTER_WRITER
        db.cluster-x1.rds.us-iso-east-1.c2s.ic.gov                    | CLUSTER_WRITER
        db.cluster-ro-x1.rds.us-isob-east-1.sc2s.sgov.gov             | CLUSTER_READER
        db.cluster-x1.us-iso-east-1.rds.c2s.ic.gov                    | CLUSTER_WRITER
        db.cluster-custom-x1.us-gov-west-1.rds-fips.amazonaws.com     | CLUSTER_CUSTOM
        db.x1.rds-fips.us-gov-west-1.amazonaws.com                    | INSTANCE
        db.endpoint.proxy-x1.rds.cn-north-1.amazonaws.com.cn          | PROXY_ENDPOINT
        endpoint.proxy-x1.us-east-2.rds.amazonaws.com                 | PROXY
        db.endpoint.cluster-x1.us-east-2.rds.amazonaws.com             | CLUSTER_WRITER
        db.endpoint.x1.us-east-2.rds.amazonaws.com                     | INSTANCE
        a.b.x1.us-east-2.rds.amazonaws.com                            | INSTANCE
        elb.elb.cn-north-1.amazonaws.com.cn                           | OTHER
        DB.CLUSTER-RO-X1.US-EAST-2.RDS.AMAZONAWS.COM                  | CLUSTER_READER
        '  db.cluster-x1.us-east-2.rds.amazonaws.com. '               | CLUSTER_WRITER
        db.cluster-x1.us-east-2.rds.amazonaws.com..                   | OTHER
        db..cluster-x1.us-east-2.rds.amazonaws.com                    | OTHER
        .cluster-x1.us-east-2.rds.amazonaws.com                       | OTHER
        cluster-x1.us-east-2.rds.amazonaws.com                        | OTHER
        db.cluster-.us-east-2.rds.amazonaws.com                       | OTHER
        db.cluster-x-1.us-east-2.rds.amazonaws.com                    | OTHER
        db.clusters-x1.us-east-2.rds.amazonaws.com                    | OTHER
        db.cluster-x1.us_east_2.rds.amazonaws.com                     | OTHER
        db.cluster-x1.us-east-2.redshift.amazonaws.com                | OTHER
        db.cluster-x1.us-east-2.rds.amazonaws.com.proxied             | OTHER
        db.cluster-x1.us-east-2.rds.amazonaws.org                     | OTHER
        rds.us-east-2.amazonaws.com                                   | OTHER
        rds.amazonaws.com                                             | OTHER
        vpce-1.rds.us-east-1.vpce.amazonaws.com                       | OTHER
        db.global-x1.global.rds.amazonaws.com                         | GLOBAL_WRITER
        db.global-x1.us-east-2.rds.amazonaws.com                      | OTHER
        db.cluster-x1.global.rds.amazonaws.com                        | OTHER
        db.x1.global.rds.amazonaws.com                                | OTHER
        """)
    void forms_of_all_partitions_and_forms_that_only_look_alike(String host, EndpointKind kind) {
        assertEquals(kind, Endpoint.parse(host).kind());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "1.2.3.4, true",
        "223.255.255.0, true",
        "256.1.1.1, false",
        "1.2.3.256, false",
        "01.2.3.4, false",
        "1.2.3.04, false",
        "1.2.3.4.5, false",
        "1.2.3., false",
        "+1.2.3.4, false",
        "١.2.3.4, false",
        "10.0.0.1.example.org, false",
        "::, true",
        "1::, true",
        "::ffff:10.0.0.1, true",
        "1:2:3:4:5:6:10.0.0.1, true",
        "1:2:3:4:5:6:7:8, true",
        "1:2:3:4:5:6:7:8:9, false",
        "1:2:3:4:5:6:7, false",
        "1:2:3:4:5:6:7::, true",
        "1:2:3:4:5:6:7:8::, false",
        "::1::, false",
        ":::, false",
        ":1, false",
        "12345::, false",
        "fe80::1%eth0, true",
        "fe80::1%, false",
        "fe80::1%a%b, false",
        "FE80::ABCD, true",
        "10.0.0.1::, false",
        "g::1, false"
    })
    void ip_addresses(String host, boolean isAddress) {
        assertEquals(isAddress, Endpoint.parse(host).kind() == EndpointKind.IP_ADDRESS);
    }

    @ParameterizedTest(name = "{0} wants {1}")
    @CsvSource({
        "db.cluster-x1.us-east-2.rds.amazonaws.com, WRITER",
        "db.global-x1.global.rds.amazonaws.com, WRITER",
        "db.cluster-ro-x1.us-east-2.rds.amazonaws.com, READER",
        "db.cluster-custom-x1.us-east-2.rds.amazonaws.com, UNKNOWN",
        "db.proxy-x1.us-east-2.rds.amazonaws.com, UNKNOWN",
        "db.x1.us-east-2.rds.amazonaws.com, UNKNOWN",
        "localhost, UNKNOWN"
    })
    void the_role_a_name_asks_for(String host, Role role) {
        assertEquals(role, Endpoint.parse(host).wantedRole());
        assertEquals(role != Role.UNKNOWN, Endpoint.parse(host).knowsRole());
    }

    @ParameterizedTest(name = "{0} becomes {1}")
    @CsvSource(nullValues = "-", textBlock = """
        db.cluster-ro-X1.us-east-2.rds.amazonaws.com,           db.cluster-x1.us-east-2.rds.amazonaws.com
        db.cluster-ro-x1.cn-north-1.rds.amazonaws.com.cn,       db.cluster-x1.cn-north-1.rds.amazonaws.com.cn
        db.cluster-ro-x1.rds.cn-north-1.amazonaws.com.cn,       db.cluster-x1.rds.cn-north-1.amazonaws.com.cn
        db.cluster-ro-x1.rds.us-isob-east-1.sc2s.sgov.gov,      db.cluster-x1.rds.us-isob-east-1.sc2s.sgov.gov
        db.cluster-ro-x1.rds.us-iso-east-1.c2s.ic.gov,          db.cluster-x1.rds.us-iso-east-1.c2s.ic.gov
        db.cluster-ro-x1.eusc-de-east-1.rds.amazonaws.eu,       db.cluster-x1.eusc-de-east-1.rds.amazonaws.eu
        a.cluster-ro-b.cluster-ro-x1.us-east-2.rds.amazonaws.com, a.cluster-ro-b.cluster-x1.us-east-2.rds.amazonaws.com
        db.cluster-x1.us-east-2.rds.amazonaws.com,              db.cluster-x1.us-east-2.rds.amazonaws.com
        db.cluster-custom-x1.us-east-2.rds.amazonaws.com,       -
        db.x1.us-east-2.rds.amazonaws.com,                      -
        localhost,                                              -
        """)
    void the_writer_next_to_a_reader(String host, String writer) {
        assertEquals(
                writer,
                Endpoint.parse(host).writerForm().map(Endpoint::hostName).orElse(null));
    }

    /** Cluster facts, section 6.3, green vectors. */
    @ParameterizedTest(name = "<{0}>")
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                                | false | ''
        test-instance                                                     | false | test-instance
        test-instance-green-12345                                         | false | test-instance-green-12345
        test-instance-green-123456                                        | false | test-instance
        test-instance-green-abcdef                                        | false | test-instance
        test-instance.domain.com                                          | false | test-instance.domain.com
        test-instance-green.domain.com                                    | false | test-instance-green.domain.com
        test-instance-green-1.domain.com                                  | false | test-instance-green-1.domain.com
        test-instance-green-12345.domain.com                              | false | test-instance-green-12345.domain.com
        test-instance-green-abcdef.domain.com                             | true  | test-instance.domain.com
        a-GREEN-ABCDEF.d.com                                              | true  | a.d.com
        test-instance-green-abcdef-.domain.com                            | false | test-instance-green-abcdef-.domain.com
        test-instance-green-abcdef-12345.domain.com                       | false | test-instance-green-abcdef-12345.domain.com
        test-instance-green-abcdef-12345-green.domain.com                 | false | test-instance-green-abcdef-12345-green.domain.com
        test-instance-green-abcdef-12345-green-00000.domain.com           | false | test-instance-green-abcdef-12345-green-00000.domain.com
        test-instance-green-abcdef-12345-green-000000.domain.com          | true  | test-instance-green-abcdef-12345.domain.com
        test-instance-green-123456-green-123456.domain.com                | true  | test-instance-green-123456.domain.com
        -green-abcdef.domain.com                                          | false | -green-abcdef.domain.com
        db.my-green-abcdef.com                                            | false | db.my-green-abcdef.com
        """)
    void green_marks(String host, boolean green, String withoutMark) {
        assertEquals(green, Endpoint.parse(host).isGreen());
        assertEquals(withoutMark, Endpoint.parse(host).withoutGreenMark().hostName());
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "x-old1.XYZ.us-east-2.rds.amazonaws.com, true",
        "x-OLD1.cluster-XYZ.us-east-2.rds.amazonaws.com, true",
        "x-old2.XYZ.us-east-2.rds.amazonaws.com, false",
        "x-old1, false",
        "x-old1a.XYZ.us-east-2.rds.amazonaws.com, false",
        "x.XYZ-old1.us-east-2.rds.amazonaws.com, false"
    })
    void marks_of_a_retired_blue_side(String host, boolean old) {
        assertEquals(old, Endpoint.parse(host).isOld());
    }

    @Test
    void two_spellings_of_one_name_are_one_endpoint() {
        Endpoint endpoint = Endpoint.parse("DB.cluster-x1.us-east-2.rds.amazonaws.com.");
        assertEquals(Endpoint.parse("db.cluster-x1.us-east-2.rds.amazonaws.com"), endpoint);
        assertEquals("db.cluster-x1.us-east-2.rds.amazonaws.com", endpoint.toString());
        assertTrue(endpoint.isAmazon());
    }
}
