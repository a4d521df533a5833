package dev.lodestar.testkit.postgres;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Dns;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.support.Rows;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names, in a JVM that was started with the hosts file. */
@ExtendWith(PostgresClusterExtension.class)
class DnsTest {

    private static Set<String> addresses(String name) throws UnknownHostException {
        return Arrays.stream(InetAddress.getAllByName(name))
                .map(InetAddress::getHostAddress)
                .collect(Collectors.toSet());
    }

    @Test
    void thisJvmResolvesEveryName(PostgresCluster cluster) throws Exception {
        Dns dns = cluster.dns();
        assertTrue(dns.resolvesHere(), "Surefire gives this JVM the hosts file");
        assertEquals(Set.of(cluster.node(1).address()), addresses(dns.writerEndpoint()));
        assertEquals(Set.of(cluster.node(2).address(), cluster.node(3).address()), addresses(dns.readerEndpoint()));
        for (Node node : cluster.nodes()) {
            assertEquals(Set.of(node.address()), addresses(node.host()));
        }
        assertEquals(Set.of("127.0.0.1"), addresses("localhost"));
        InetAddress.getLocalHost();
        assertThrows(UnknownHostException.class, () -> addresses("example.org"));
    }

    @Test
    void theClusterEndpointIsStaleUntilItIsFlipped(PostgresCluster cluster) throws Exception {
        Takeover takeover = cluster.failover(FailoverPlan.crash().leavingDnsStale());
        String endpoint = cluster.dns().writerEndpoint();
        assertEquals(Set.of(takeover.from().address()), addresses(endpoint));
        cluster.dns().flip();
        assertEquals(Set.of(takeover.to().address()), addresses(endpoint), "at the next lookup");
        assertEquals(
                Set.of(cluster.node(3).address()),
                addresses(cluster.dns().readerEndpoint()),
                "the crashed node is no reader");
    }

    @Test
    void namesCanPointAnywhere(PostgresCluster cluster) throws Exception {
        Dns dns = cluster.dns();
        dns.pointWriterAt(cluster.node(3));
        dns.pointReadersAt(List.of(cluster.node(1)));
        assertEquals(Set.of(cluster.node(3).address()), addresses(dns.writerEndpoint()));
        assertEquals(Set.of(cluster.node(1).address()), addresses(dns.readerEndpoint()));
        dns.pointReadersAt(List.of());
        assertFalse(Files.readString(dns.hostsFile()).contains(dns.readerEndpoint()), "not looked up: see Dns");
    }

    @Test
    void withoutReadersTheReaderEndpointLeadsToTheWriter(PostgresCluster cluster) throws Exception {
        cluster.crash(cluster.node(2));
        cluster.crash(cluster.node(3));
        cluster.dns().flip();
        assertEquals(Set.of(cluster.writer().address()), addresses(cluster.dns().readerEndpoint()));
    }

    @Test
    void aDriverConnectsByName(PostgresCluster cluster) throws Exception {
        String url = "jdbc:postgresql://" + cluster.dns().writerEndpoint() + ":"
                + cluster.writer().port() + "/app";
        cluster.switchover(cluster.node(2));
        try (Connection connection = DriverManager.getConnection(url, cluster.user(), cluster.password())) {
            assertEquals(List.of("instance-2"), Rows.of(connection, "SHOW cluster_name"));
        }
    }
}
