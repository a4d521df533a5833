package dev.lodestar.domain.endpoint;

import dev.lodestar.domain.cluster.Role;

/** What a host name stands for. The forms are listed at {@link Endpoint}. */
public enum EndpointKind {
    /** Follows the writer of a cluster: {@code name.cluster-id.region.rds.amazonaws.com}. */
    CLUSTER_WRITER,
    /** Spreads over the readers of a cluster: {@code name.cluster-ro-id…}. */
    CLUSTER_READER,
    /** A chosen set of instances of a cluster: {@code name.cluster-custom-id…}. */
    CLUSTER_CUSTOM,
    /** One database instance: {@code name.id…}. */
    INSTANCE,
    /** A database proxy: {@code name.proxy-id…}. */
    PROXY,
    /** A further endpoint of a database proxy: {@code name.endpoint.proxy-id…}. */
    PROXY_ENDPOINT,
    /** The routers of an Aurora Limitless shard group: {@code name.shardgrp-id…}. */
    SHARD_GROUP,
    /** Follows the writer of a Global Database from region to region: {@code name.global-id.global.rds…}. */
    GLOBAL_WRITER,
    /** An IPv4 or IPv6 address. */
    IP_ADDRESS,
    /** Anything else: an own DNS name, a load balancer, {@code localhost}, or no host name at all. */
    OTHER;

    /** Whether RDS hands out names of this kind. */
    public boolean isAmazon() {
        return this != IP_ADDRESS && this != OTHER;
    }

    /** The role that whoever dials such a name wants; {@link Role#UNKNOWN} where the kind says nothing about roles. */
    public Role wantedRole() {
        return switch (this) {
            case CLUSTER_WRITER, GLOBAL_WRITER -> Role.WRITER;
            case CLUSTER_READER -> Role.READER;
            default -> Role.UNKNOWN;
        };
    }
}
