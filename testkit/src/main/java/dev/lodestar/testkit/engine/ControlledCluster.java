package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.Cluster;
import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Dns;
import dev.lodestar.testkit.FailoverPlan;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.Rejoin;
import dev.lodestar.testkit.Takeover;
import dev.lodestar.testkit.Timeline;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;

/** A cluster of any database: every operation in order, each done by the part whose matter it is. */
public abstract class ControlledCluster implements Cluster {
    private final Lifecycle lifecycle;
    private final State state;
    private final HostNames names;
    private final Faults faults;
    private final Succession succession;
    private final Returning returning;
    private final Recovery recovery;
    private final List<Node> nodes;

    /** Creates the servers and starts them. If that fails, nothing is left behind. */
    protected ControlledCluster(Site site, Engine engine) {
        state = new State(site.members(), engine, new Timeline());
        names = new HostNames(state, site.naming(), site.hostsFile());
        faults = new Faults(state);
        returning = new Returning(state, faults);
        succession = new Succession(state, faults, names, returning);
        recovery = new Recovery(state, faults, succession, returning, names);
        nodes = List.copyOf(site.members());
        lifecycle = new Lifecycle(site, state, faults, names);
        lifecycle.start();
    }

    /** The member that the caller means by a node. */
    protected final Member member(Node node) {
        return state.member(node);
    }

    @Override
    public final List<Node> nodes() {
        return nodes;
    }

    @Override
    public final Node node(int number) {
        if (number < 1 || number > nodes.size()) {
            throw new ClusterException("There is no node " + number + ": they are numbered 1 to " + nodes.size());
        }
        return nodes.get(number - 1);
    }

    @Override
    public final Node writer() {
        return state.writer();
    }

    @Override
    public final List<Node> readers() {
        return List.copyOf(state.readers());
    }

    @Override
    public final Node mostAdvancedReader() {
        return state.inOrder(succession::mostAdvancedReader);
    }

    @Override
    public final String user() {
        return Account.USER;
    }

    @Override
    public final String password() {
        return Account.PASSWORD;
    }

    @Override
    public final String database() {
        return Account.DATABASE;
    }

    @Override
    public final String jdbcUrl() {
        return state.engine().jdbcUrl(hostList());
    }

    @Override
    public final String hostList() {
        return nodes.stream().map(node -> node.address() + ":" + node.port()).collect(Collectors.joining(","));
    }

    @Override
    public final String instanceHostPattern() {
        return names.instanceHostPattern();
    }

    @Override
    public final Connection connect(Node node) throws SQLException {
        return DriverManager.getConnection(node.jdbcUrl(), user(), password());
    }

    @Override
    public final Connection admin(Node node) throws SQLException {
        return state.engine().admin(state.member(node));
    }

    @Override
    public final boolean claimsToBeWriter(Node node) {
        return state.engine().claimsToBeWriter(state.member(node));
    }

    @Override
    public final Dns dns() {
        return names;
    }

    @Override
    public final Timeline timeline() {
        return state.timeline();
    }

    @Override
    public final void crash(Node node) {
        state.inOrder(() -> faults.crash(state.member(node)));
    }

    @Override
    public final void stop(Node node) {
        state.inOrder(() -> faults.stop(state.member(node)));
    }

    @Override
    public final void start(Node node) {
        state.inOrder(() -> faults.start(state.member(node)));
    }

    @Override
    public final void freeze(Node node) {
        state.inOrder(() -> faults.freeze(state.member(node)));
    }

    @Override
    public final void thaw(Node node) {
        state.inOrder(() -> faults.thaw(state.member(node)));
    }

    @Override
    public final void blackHole(Node node) {
        state.inOrder(() -> faults.blackHole(state.member(node)));
    }

    @Override
    public final void latency(Node node, Duration addedPerRoundTrip) {
        state.inOrder(() -> faults.latency(state.member(node), addedPerRoundTrip));
    }

    @Override
    public final void heal(Node node) {
        state.inOrder(() -> faults.heal(state.member(node)));
    }

    @Override
    public final long promote(Node reader) {
        return state.inOrder(() -> succession.promote(state.member(reader)));
    }

    @Override
    public final void follow() {
        state.inOrder(succession::follow);
    }

    @Override
    public final void awaitReplication(Duration limit) {
        await("replicate from", limit, (readers, writer) -> state.engine().replicate(readers, writer, limit));
    }

    @Override
    public final void awaitCaughtUp(Duration limit) {
        await("have caught up with", limit, (readers, writer) -> state.engine().catchUp(readers, writer, limit));
    }

    private void await(String what, Duration limit, BiPredicate<List<Member>, Member> condition) {
        List<Member> readers = state.runningReaders();
        Member writer = state.writer();
        if (!condition.test(readers, writer)) {
            throw new ClusterException("Not all of " + readers + " " + what + " " + writer + " after "
                    + limit.toMillis() + " ms: were they told to follow it, is the path to it clear?");
        }
    }

    @Override
    public final Takeover switchover(Node to) {
        return state.inOrder(() -> succession.switchover(state.member(to)));
    }

    @Override
    public final Takeover failover(FailoverPlan plan) {
        return succession.failover(plan);
    }

    @Override
    public final Rejoin rejoin(Node node) {
        return state.inOrder(() -> returning.rejoin(state.member(node)));
    }

    @Override
    public final void reset() {
        state.inOrder(recovery::reset);
    }

    @Override
    public final void close() {
        lifecycle.close();
    }
}
