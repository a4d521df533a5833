package dev.lodestar.testkit;

/** How nodes are called, in {@link Node#id()} and in the identity that the servers report. */
public enum InstanceIds {
    /** {@code instance-1}, {@code instance-2} …, with host names below {@link Dns#domain()}; needs the hosts file. */
    NAMES,
    /** The node's own loopback address; needs no name resolution, the host pattern of the cluster is {@code ?}. */
    ADDRESSES
}
