package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.Network;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.network.TcpProxy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A node as the test kit sees it: its place, its folder, its process, what befell it.
 *
 * <p>The state is changed under the cluster's lock and may be read by any thread.
 */
public final class Member implements Node {
    private final Place place;
    private final Optional<TcpProxy> proxy;
    private final String jdbcUrl;
    private volatile NodeStatus status = NodeStatus.STOPPED;
    private volatile Network network = Network.CLEAR;
    private volatile boolean reader;
    private volatile boolean writer;
    private volatile Process process;

    /**
     * @param place where and as what it lives
     * @param proxy what stands in front of it, if anything
     * @param jdbcUrl a plain driver's URL for it
     */
    public Member(Place place, Optional<TcpProxy> proxy, String jdbcUrl) {
        this.place = place;
        this.proxy = proxy;
        this.jdbcUrl = jdbcUrl;
    }

    /**
     * Where a node lives.
     *
     * @param address where clients reach it
     * @param serverAddress where the server itself listens; another one if there is a proxy
     * @param folder its own folder, which holds the data, and in which all its processes live
     */
    public record Place(
            int number, String id, String host, String address, String serverAddress, int port, Path folder) {}

    public Place place() {
        return place;
    }

    /** The folder of the server's data. */
    public Path data() {
        return place.folder().resolve("data");
    }

    /** The file into which the server writes its messages. */
    public Path logFile() {
        return place.folder().resolve("server.log");
    }

    public Optional<TcpProxy> proxy() {
        return proxy;
    }

    /** Whether its server is, or when started will be, a reader. A former writer is none until it was made one. */
    public boolean isReader() {
        return reader;
    }

    public void becameReader(boolean whether) {
        reader = whether;
    }

    public void became(NodeStatus now) {
        status = now;
    }

    void becameWriter(boolean whether) {
        writer = whether;
    }

    void became(Network now) {
        network = now;
    }

    /** The server's first process, if one was ever started. */
    public Process process() {
        return process;
    }

    public void runs(Process server) {
        process = server;
    }

    @Override
    public int number() {
        return place.number();
    }

    @Override
    public String id() {
        return place.id();
    }

    @Override
    public String host() {
        return place.host();
    }

    @Override
    public String address() {
        return place.address();
    }

    @Override
    public int port() {
        return place.port();
    }

    @Override
    public String jdbcUrl() {
        return jdbcUrl;
    }

    @Override
    public NodeStatus status() {
        return status;
    }

    @Override
    public Network network() {
        return network;
    }

    @Override
    public boolean isWriter() {
        return writer;
    }

    @Override
    public List<String> log(int lines) {
        if (!Files.exists(logFile())) {
            return List.of();
        }
        try {
            List<String> all = new String(Files.readAllBytes(logFile()), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return id() + " (" + address() + ":" + port() + ", " + (isWriter() ? "writer" : "reader") + ", " + status
                + (network == Network.CLEAR ? "" : ", " + network) + ")";
    }
}
