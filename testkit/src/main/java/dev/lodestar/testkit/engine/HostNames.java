package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.Dns;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.network.HostsFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** The names of a cluster in its section of the hosts file. */
final class HostNames implements Dns {
    private final State state;
    private final Naming naming;
    private final HostsFile file;
    private volatile boolean open;
    private Member writerTarget;
    private List<Member> readerTargets = List.of();

    HostNames(State state, Naming naming, HostsFile file) {
        this.state = state;
        this.naming = naming;
        this.file = file;
        this.writerTarget = state.writer();
    }

    void open() {
        file.open(naming.domain());
        open = true;
    }

    String instanceHostPattern() {
        return naming.instanceHostPattern();
    }

    void close() {
        if (open) {
            file.close(naming.domain());
        }
    }

    @Override
    public Path hostsFile() {
        return file.path();
    }

    @Override
    public List<String> jvmArguments() {
        return List.of("-Djdk.net.hosts.file=" + file.path(), "-Dsun.net.inetaddr.ttl=0");
    }

    @Override
    public boolean resolvesHere() {
        String read = System.getProperty("jdk.net.hosts.file");
        return read != null && Path.of(read).toAbsolutePath().normalize().equals(file.path());
    }

    @Override
    public String domain() {
        return naming.domain();
    }

    @Override
    public String writerEndpoint() {
        return naming.writerEndpoint();
    }

    @Override
    public String readerEndpoint() {
        return naming.readerEndpoint();
    }

    @Override
    public synchronized void flip() {
        List<Member> running = state.runningReaders();
        aim(state.writer(), running.isEmpty() ? List.of(state.writer()) : running);
    }

    @Override
    public synchronized void pointWriterAt(Node node) {
        aim(state.member(node), readerTargets);
    }

    @Override
    public synchronized void pointReadersAt(Collection<? extends Node> nodes) {
        aim(writerTarget, nodes.stream().map(state::member).toList());
    }

    @Override
    public synchronized Node writerTarget() {
        return writerTarget;
    }

    private void aim(Member writer, List<Member> readers) {
        boolean writerChanged = writer != writerTarget;
        boolean readersChanged = !readers.equals(readerTargets);
        writerTarget = writer;
        readerTargets = readers;
        file.write(naming.domain(), lines());
        if (writerChanged) {
            state.note(Event.Kind.WRITER_NAMED, writer);
        }
        if (readersChanged) {
            state.timeline()
                    .record(
                            Event.Kind.READERS_NAMED,
                            "",
                            readers.stream().map(Member::id).collect(Collectors.joining(", ")));
        }
    }

    private List<String> lines() {
        List<String> lines = new ArrayList<>();
        state.members().stream()
                .filter(node -> !node.host().equals(node.address()))
                .forEach(node -> lines.add(node.address() + " " + node.host()));
        lines.add(writerTarget.address() + " " + writerEndpoint());
        readerTargets.forEach(node -> lines.add(node.address() + " " + readerEndpoint()));
        return lines;
    }
}
