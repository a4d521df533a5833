package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.jdbc.target.SocketSettings.KeepAlive;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import javax.net.SocketFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A socket factory that the user configured for pgjdbc makes the raw sockets, and is guarded like ours. */
@ExtendWith(RealServer.Provided.class)
class UsersSocketFactoryTest {

    private final RealServer server;

    UsersSocketFactoryTest(RealServer server) {
        this.server = server;
    }

    @Test
    void isUsedWithItsArgument() throws Exception {
        Physical physical = server.open("socketFactory", Argued.class.getName(), "socketFactoryArg", "red");
        assertEquals("red", assertInstanceOf(Colored.class, LiveSockets.only(physical)).color);
        assertTrue(RealServer.pid(physical) > 0);
        physical.close();
    }

    @Test
    void isUsedWithTheDriversProperties() throws Exception {
        Physical physical = server.open("socketFactory", Configured.class.getName(), "color", "blue");
        assertEquals("blue", assertInstanceOf(Colored.class, LiveSockets.only(physical)).color);
        physical.close();
    }

    @Test
    void isUsedForMonitoringToo() throws Exception {
        OpenRequest request = Requests.with(
                        server.login(), "socketFactory", Argued.class.getName(), "socketFactoryArg", "red")
                .forMonitoring();
        Physical physical = server.open(request);
        assertInstanceOf(Colored.class, LiveSockets.only(physical));
        physical.close();
    }

    @Test
    void mayHandOutConnectedSockets() throws Exception {
        String target = server.address().toString();
        OpenRequest request = new OpenRequest(
                server.login(),
                Map.of("socketFactory", Tunnel.class.getName(), "socketFactoryArg", target),
                new SocketSettings(Duration.ZERO, Duration.ZERO, new KeepAlive(true, Duration.ZERO, Duration.ZERO, 0)),
                Requests.LONG,
                OpenRequest.Purpose.APPLICATION);
        // Nobody listens at the address itself: the tunnel leads elsewhere.
        Physical physical =
                new PostgresTarget().opening(ScriptedHost.nobody(), request).run();
        assertTrue(LiveSockets.only(physical).getKeepAlive());
        Call<Boolean> call =
                Call.of(() -> physical.connection().createStatement().execute("select pg_sleep(60)"));
        LiveSockets.awaitReader(physical);
        physical.abort();
        call.failure(SQLException.class);
        physical.close();
    }

    @Test
    void isAClearErrorIfItDoesNotExist() throws Exception {
        Call<Physical> call = Call.of(() -> server.open("socketFactory", "no.such.Factory"));
        SQLException failure = call.failure(SQLException.class);
        assertTrue(failure.getMessage().contains("no.such.Factory"), failure::getMessage);
    }

    /** A socket that can be told from others. */
    static final class Colored extends Socket {

        final String color;

        Colored(String color) {
            this.color = color;
        }
    }

    /** Makes sockets the way a factory for pgjdbc does. */
    abstract static class Plain extends SocketFactory {

        @Override
        public Socket createSocket(String host, int port) throws IOException {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException();
        }
    }

    /** With one argument. */
    public static final class Argued extends Plain {

        private final String color;

        public Argued(String color) {
            this.color = color;
        }

        @Override
        public Socket createSocket() {
            return new Colored(color);
        }
    }

    /** With all of the driver's properties, unknown ones too. */
    public static final class Configured extends Plain {

        private final String color;

        public Configured(Properties properties) {
            color = properties.getProperty("color");
        }

        @Override
        public Socket createSocket() {
            return new Colored(color);
        }
    }

    /** Connects by itself, to where it wants. */
    public static final class Tunnel extends Plain {

        private final String target;

        public Tunnel(String target) {
            this.target = target;
        }

        @Override
        public Socket createSocket() throws IOException {
            int colon = target.lastIndexOf(':');
            Socket socket = new Socket();
            socket.connect(
                    new InetSocketAddress(target.substring(0, colon), Integer.parseInt(target.substring(colon + 1))));
            return socket;
        }
    }
}
