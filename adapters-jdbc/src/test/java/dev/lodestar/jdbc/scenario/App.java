package dev.lodestar.jdbc.scenario;

import dev.lodestar.jdbc.LodestarDataSource;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.postgres.PostgresCluster;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An application's configuration: where it connects and with which settings. */
record App(PostgresCluster cluster, String hosts, Map<String, String> settings) {

    /** Ordinary replication: all hosts stand in the URL. */
    static App plain(PostgresCluster cluster) {
        return new App(cluster, cluster.hostList(), Map.of());
    }

    /**
     * Aurora: one address stands in the URL, the others are told by the database. The mode is the one that the name of a
     * cluster endpoint would ask for.
     */
    static App aurora(PostgresCluster cluster) {
        return at(cluster.node(1), cluster)
                .with("clusterInstanceHostPattern", cluster.instanceHostPattern())
                .with("failoverMode", "strict-writer");
    }

    /** One host in the URL. */
    static App at(Node node, PostgresCluster cluster) {
        return new App(cluster, node.address() + ":" + node.port(), Map.of());
    }

    /** These hosts in the URL, in this order. */
    static App at(List<Node> nodes, PostgresCluster cluster) {
        return new App(
                cluster,
                nodes.stream().map(node -> node.address() + ":" + node.port()).collect(Collectors.joining(",")),
                Map.of());
    }

    App with(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(settings);
        more.put(name, value);
        return new App(cluster, hosts, more);
    }

    /** Without user and password. */
    String url() {
        String query = settings.entrySet().stream()
                .map(setting -> setting.getKey() + "=" + URLEncoder.encode(setting.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return "jdbc:lodestar:postgresql://" + hosts + "/" + cluster.database() + (query.isEmpty() ? "" : "?" + query);
    }

    LodestarDataSource source() {
        LodestarDataSource source = new LodestarDataSource(url());
        source.setUser(cluster.user());
        source.setPassword(cluster.password());
        return source;
    }
}
