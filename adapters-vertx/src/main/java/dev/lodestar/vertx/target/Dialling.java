package dev.lodestar.vertx.target;

import io.vertx.core.net.NetClientOptions;
import io.vertx.sqlclient.PoolOptions;
import java.time.Duration;

/**
 * How connections are opened, whatever the host.
 *
 * @param pool what the application asked for; applies to each generation
 * @param loginPatience how long one connection may take from its dial until its login is over
 */
public record Dialling(
        ConnectOptionsSource options,
        PoolOptions pool,
        NetClientOptions network,
        KeepAlive keepAlive,
        Duration loginPatience) {

    /** The whole of a dial has one patience; TCP alone never gets more. */
    NetClientOptions network(Duration patience) {
        int millis = (int) Math.max(1, Math.min(Integer.MAX_VALUE, patience.toMillis()));
        NetClientOptions copy = keepAlive.on(network);
        return copy.setReconnectAttempts(0).setConnectTimeout(Math.min(millis, copy.getConnectTimeout()));
    }
}
