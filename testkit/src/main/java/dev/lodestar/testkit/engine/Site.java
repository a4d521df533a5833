package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.engine.Member.Place;
import dev.lodestar.testkit.network.HostsFile;
import dev.lodestar.testkit.network.LoopbackBlock;
import dev.lodestar.testkit.network.TcpProxy;
import dev.lodestar.testkit.process.FileTree;
import dev.lodestar.testkit.process.Lair;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The ground on which a cluster is built: its folder, addresses, port, proxies and hosts file. */
public final class Site implements AutoCloseable {
    private static final int FIRST_ADDRESS = 11;
    private static final int FIRST_HIDDEN_ADDRESS = 111;

    private final Layout layout;
    private final Lair lair;
    private final LoopbackBlock block;
    private final int port;
    private final List<Member> members = new ArrayList<>();

    private Site(Layout layout) throws IOException {
        this.layout = layout;
        lair = Lair.open();
        block = LoopbackBlock.reserve();
        port = layout.port() == 0 ? block.freePort() : layout.port();
    }

    /**
     * Prepares everything; no server runs yet.
     *
     * @param jdbcUrl makes a plain driver's URL of a host with its port
     */
    public static Site open(Layout layout, UnaryOperator<String> jdbcUrl) {
        try {
            Site site = new Site(layout);
            try {
                site.requireFreePort();
                for (int number = 1; number <= layout.nodes(); number++) {
                    site.addMember(number, jdbcUrl);
                }
                return site;
            } catch (IOException | RuntimeException e) {
                site.close();
                throw e;
            }
        } catch (IOException e) {
            throw new ClusterException(
                    "Can't prepare a folder for the cluster: " + e + "; is there space in /dev/shm or java.io.tmpdir?",
                    e);
        }
    }

    private void requireFreePort() {
        if (!block.isFree(port)) {
            throw new ClusterException("Port " + port + " is taken: give another one, or 0 for a free one");
        }
    }

    private void addMember(int number, UnaryOperator<String> jdbcUrl) throws IOException {
        String address = block.address(FIRST_ADDRESS + number - 1);
        String hidden = layout.proxied() ? block.address(FIRST_HIDDEN_ADDRESS + number - 1) : address;
        String id = layout.naming().id(number, address);
        Path folder = Files.createDirectory(lair.folder().resolve("node-" + number), FileTree.PRIVATE);
        Place place = new Place(number, id, layout.naming().host(id), address, hidden, port, folder);
        Optional<TcpProxy> proxy = Optional.empty();
        if (layout.proxied()) {
            proxy = Optional.of(
                    TcpProxy.between(new InetSocketAddress(address, port), new InetSocketAddress(hidden, port)));
        }
        members.add(new Member(place, proxy, jdbcUrl.apply(address + ":" + port)));
    }

    public List<Member> members() {
        return List.copyOf(members);
    }

    /** The folder in which all that belongs to the cluster lives and dies. */
    public Path folder() {
        return lair.folder();
    }

    Naming naming() {
        return layout.naming();
    }

    HostsFile hostsFile() {
        return HostsFile.at(layout.hostsFile(lair.folder()));
    }

    /** Kills all that lives here, closes the proxies, deletes everything. */
    @Override
    public void close() {
        members.forEach(member -> member.proxy().ifPresent(TcpProxy::close));
        try {
            lair.close();
            block.close();
        } catch (IOException e) {
            throw new ClusterException(
                    "Can't clear " + lair.folder() + ": " + e + "; the next cluster started will try again", e);
        }
    }
}
