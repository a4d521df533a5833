package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.InstanceIds;

/**
 * How the nodes and endpoints of a cluster are called, in the form of Amazon's names.
 *
 * @param cluster the cluster's name, {@code lab}
 * @param domain what all names share, {@code xyz123.us-east-2.rds.amazonaws.com}
 * @param ids whether instances have names or go by their addresses
 */
public record Naming(String cluster, String domain, InstanceIds ids) {

    String writerEndpoint() {
        return cluster + ".cluster-" + domain;
    }

    String readerEndpoint() {
        return cluster + ".cluster-ro-" + domain;
    }

    String instanceHostPattern() {
        return ids == InstanceIds.NAMES ? "?." + domain : "?";
    }

    /** The id of the node with that number and address. */
    public String id(int number, String address) {
        return ids == InstanceIds.NAMES ? "instance-" + number : address;
    }

    /** The host name of the node with that id. */
    public String host(String id) {
        return instanceHostPattern().replace("?", id);
    }
}
