package dev.lodestar.testkit;

import java.util.List;

/**
 * One server of a cluster. Everything here is answered from what the test kit knows, at once and from any thread; to
 * ask the server itself use {@link Cluster#connect(Node)} or {@link Cluster#admin(Node)}.
 */
public interface Node {

    /** Its place in the cluster, from 1. */
    int number();

    /** What the server calls itself: {@code instance-1}, or its address; see {@link InstanceIds}. */
    String id();

    /** The name by which clients reach it, in the hosts file; its address if ids are addresses. */
    String host();

    /** The loopback address by which clients reach it, usable without any name resolution. */
    String address();

    /** The TCP port, the same on every node of the cluster. */
    int port();

    /** A plain driver's URL for this node by its address, without user and password. */
    String jdbcUrl();

    NodeStatus status();

    Network network();

    /** Whether this is the node that the test kit made the writer last, whatever has befallen it since. */
    boolean isWriter();

    /** The last lines that the server logged, oldest first. */
    List<String> log(int lines);
}
