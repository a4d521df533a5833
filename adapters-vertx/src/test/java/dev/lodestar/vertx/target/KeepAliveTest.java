package dev.lodestar.vertx.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.junit.PostgresClusterExtension;
import dev.lodestar.testkit.junit.PostgresClusterTraits;
import dev.lodestar.testkit.postgres.PostgresCluster;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.NetClientOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import jdk.net.ExtendedSocketOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Keepalive reaches the socket, with both transports. */
@ExtendWith(PostgresClusterExtension.class)
@PostgresClusterTraits(nodes = 1)
class KeepAliveTest {

    private static final KeepAlive WANTED = new KeepAlive(
            true, Optional.of(Duration.ofSeconds(7)), Optional.of(Duration.ofMillis(2_500)), Optional.of(4));

    @Test
    void withNio(PostgresCluster cluster) throws Exception {
        Vertx vertx = Vertx.vertx();
        try {
            Channel channel = channel(vertx, cluster);
            assertEquals(true, channel.config().getOption(ChannelOption.SO_KEEPALIVE));
            assertEquals(7, channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPIDLE)));
            assertEquals(3, channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPINTERVAL)));
            assertEquals(4, channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.TCP_KEEPCOUNT)));
        } finally {
            close(vertx);
        }
    }

    @Test
    void withTheNativeTransport(PostgresCluster cluster) throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(true));
        try {
            assertTrue(
                    vertx.isNativeTransportEnabled(),
                    () -> "Netty's native transport for this machine is not on the" + " class path: "
                            + vertx.unavailableNativeTransportCause());
            Channel channel = channel(vertx, cluster);
            assertTrue(
                    channel.getClass().getName().contains("epoll"),
                    channel.getClass().getName());
            assertEquals(true, channel.config().getOption(ChannelOption.SO_KEEPALIVE));
            assertEquals(7, channel.config().getOption(EpollChannelOption.TCP_KEEPIDLE));
            assertEquals(3, channel.config().getOption(EpollChannelOption.TCP_KEEPINTVL));
            assertEquals(4, channel.config().getOption(EpollChannelOption.TCP_KEEPCNT));
            assertEquals(17_000, channel.config().getOption(EpollChannelOption.TCP_USER_TIMEOUT));
        } finally {
            close(vertx);
        }
    }

    private static Channel channel(Vertx vertx, PostgresCluster cluster) throws Exception {
        Node node = cluster.node(1);
        HostAddress address = new HostAddress(node.address(), node.port());
        PoolGeneration generation = new PoolGeneration(
                new Dials(vertx),
                Diallings.to(cluster, Duration.ofSeconds(10), WANTED, new NetClientOptions()),
                HostId.of(address),
                address,
                0,
                (fresh, into) -> Future.succeededFuture());
        Promise<Lease> lease = Promise.promise();
        ContextInternal context = ((VertxInternal) vertx).createEventLoopContext();
        context.runOnContext(there -> generation.borrow(context, lease));
        return ChannelAccess.of(lease.future()
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS)
                .connection());
    }

    private static void close(Vertx vertx) throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
