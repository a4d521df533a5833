package dev.lodestar.testkit;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

/**
 * The names of a cluster, in one file of the form of {@code /etc/hosts}. Names change only when they are told to:
 * after a crash the cluster endpoint stays stale until {@link #flip()}.
 *
 * <p>A JVM reads the file if it was started with {@link #jvmArguments()}; setting the properties later has no effect.
 * The file is replaced atomically, and such a JVM sees the change at the next lookup. It then resolves no other names
 * than those of the file, which also holds {@code localhost} and the machine's own name. Vert.x reads the same file
 * through {@code AddressResolverOptions.setHostsPath(file).setHostsRefreshPeriod(1)}, and takes the first address of
 * a name only.
 *
 * <p>Clusters of one JVM may share a file, if they have different names. May be used from any thread.
 */
public interface Dns {

    Path hostsFile();

    /** What a JVM needs on its command line to resolve these names: the hosts file, and no cache of addresses. */
    List<String> jvmArguments();

    /** Whether this JVM resolves these names. */
    boolean resolvesHere();

    /** The part that all names share: {@code xyz123.us-east-2.rds.amazonaws.com}. */
    String domain();

    /** The cluster endpoint: the name that should lead to the writer. */
    String writerEndpoint();

    /** The reader endpoint: the name that should lead to the readers. */
    String readerEndpoint();

    /**
     * Points the cluster endpoint at the writer and the reader endpoint at the running readers (if none, the writer).
     */
    void flip();

    /** Points the cluster endpoint at that node, be it the writer or not. */
    void pointWriterAt(Node node);

    /**
     * Points the reader endpoint at those nodes, in that order. With none the name is unknown, and a JVM that asks
     * for it then believes so for ten seconds, whatever the file says later (its security property
     * {@code networkaddress.cache.negative.ttl}).
     */
    void pointReadersAt(Collection<? extends Node> nodes);

    /** The node that the cluster endpoint leads to. */
    Node writerTarget();
}
