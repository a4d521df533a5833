package dev.lodestar.vertx.target;

import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import io.netty.channel.Channel;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.nio.NioChannelOption;
import io.vertx.core.net.NetClientOptions;
import java.net.SocketOption;
import java.time.Duration;
import java.util.Optional;
import jdk.net.ExtendedSocketOptions;

/**
 * TCP keepalive of every connection. The client's own options know it as on or off only, so times are set on the
 * channel: through the JDK's options with NIO, through Netty's with the native transport.
 *
 * @param time idle time before the first probe; empty for the system's own, like the others
 */
public record KeepAlive(boolean on, Optional<Duration> time, Optional<Duration> interval, Optional<Integer> probes) {

    private static final System.Logger LOG = System.getLogger("dev.lodestar");

    public static KeepAlive of(Settings settings) {
        return new KeepAlive(
                settings.value(SettingsCatalog.TCP_KEEP_ALIVE),
                settings.find(SettingsCatalog.TCP_KEEP_ALIVE_TIME),
                settings.find(SettingsCatalog.TCP_KEEP_ALIVE_INTERVAL),
                settings.find(SettingsCatalog.TCP_KEEP_ALIVE_PROBES));
    }

    /**
     * What the client itself can set. The user timeout bounds unacknowledged data as keepalive bounds silence (RFC
     * 5482); only the native transport has it, and a value of the user's own stays.
     */
    public NetClientOptions on(NetClientOptions options) {
        NetClientOptions copy = new NetClientOptions(options);
        if (!on) {
            return copy;
        }
        copy.setTcpKeepAlive(true);
        if (copy.getTcpUserTimeout() == 0 && time.isPresent() && interval.isPresent() && probes.isPresent()) {
            Duration all = time.get().plus(interval.get().multipliedBy(probes.get()));
            copy.setTcpUserTimeout((int) Math.min(Integer.MAX_VALUE, all.toMillis()));
        }
        return copy;
    }

    void applyTo(Channel channel) {
        if (!on) {
            return;
        }
        time.ifPresent(value -> set(channel, "TCP_KEEPIDLE", ExtendedSocketOptions.TCP_KEEPIDLE, seconds(value)));
        interval.ifPresent(
                value -> set(channel, "TCP_KEEPINTVL", ExtendedSocketOptions.TCP_KEEPINTERVAL, seconds(value)));
        probes.ifPresent(value -> set(channel, "TCP_KEEPCNT", ExtendedSocketOptions.TCP_KEEPCOUNT, value));
    }

    private static void set(Channel channel, String nativeName, SocketOption<Integer> option, int value) {
        boolean done =
                channel.config().setOption(NioChannelOption.of(option), value) || setNative(channel, nativeName, value);
        if (!done) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} cannot be set on {1}",
                    option.name(),
                    channel.getClass().getName());
        }
    }

    /** By name, because the native transport's classes may be absent. */
    private static boolean setNative(Channel channel, String name, int value) {
        for (ChannelOption<?> known : channel.config().getOptions().keySet()) {
            if (known.name().endsWith("#" + name)) {
                @SuppressWarnings("unchecked")
                ChannelOption<Integer> option = (ChannelOption<Integer>) known;
                return channel.config().setOption(option, value);
            }
        }
        return false;
    }

    /** Whole seconds, rounded up, because a fraction must not become 0, the system's value. */
    private static int seconds(Duration duration) {
        return (int) Math.min(Short.MAX_VALUE, duration.plusNanos(999_999_999).toSeconds());
    }
}
