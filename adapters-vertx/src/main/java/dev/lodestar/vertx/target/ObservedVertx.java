package dev.lodestar.vertx.target;

import io.vertx.core.Future;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.internal.VertxWrapper;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A Vertx whose network clients open every socket through {@link Sockets}. This is how we see a socket before its
 * login is over: the SQL client itself shows a connection only when it is logged in, and a peer that accepts and stays
 * silent would keep the socket for ever.
 */
final class ObservedVertx extends VertxWrapper {

    private final Sockets sockets;

    ObservedVertx(VertxInternal delegate, Sockets sockets) {
        super(delegate);
        this.sockets = sockets;
    }

    @Override
    public NetClient createNetClient(NetClientOptions options) {
        return new ObservedClient(super.createNetClient(options));
    }

    /** Hands the client's own sockets on untouched: the SQL client casts them. */
    private final class ObservedClient implements NetClient {
        private final NetClient delegate;

        ObservedClient(NetClient delegate) {
            this.delegate = delegate;
        }

        private Future<NetSocket> observed(Supplier<Future<NetSocket>> dial) {
            return sockets.dial(ObservedVertx.this.delegate, dial);
        }

        @Override
        public Future<NetSocket> connect(int port, String host) {
            return observed(() -> delegate.connect(port, host));
        }

        @Override
        public Future<NetSocket> connect(int port, String host, String serverName) {
            return observed(() -> delegate.connect(port, host, serverName));
        }

        @Override
        public Future<NetSocket> connect(SocketAddress remoteAddress) {
            return observed(() -> delegate.connect(remoteAddress));
        }

        @Override
        public Future<NetSocket> connect(SocketAddress remoteAddress, String serverName) {
            return observed(() -> delegate.connect(remoteAddress, serverName));
        }

        @Override
        public Future<NetSocket> connect(ConnectOptions connectOptions) {
            return observed(() -> delegate.connect(connectOptions));
        }

        @Override
        public Future<Void> shutdown(long timeout, TimeUnit unit) {
            return delegate.shutdown(timeout, unit);
        }

        @Override
        public Future<Void> close() {
            return delegate.close();
        }

        @Override
        public Future<Boolean> updateSSLOptions(ClientSSLOptions options, boolean force) {
            return delegate.updateSSLOptions(options, force);
        }

        @Override
        public boolean isMetricsEnabled() {
            return delegate.isMetricsEnabled();
        }
    }
}
