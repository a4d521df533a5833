package dev.lodestar.testkit.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.Await;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TcpProxyTest {
    private static final int SHORT = 300;
    private static final int LONG = 20_000;

    private final LoopbackBlock block = LoopbackBlock.reserve();
    private final int port = block.freePort();
    private final InetSocketAddress front = new InetSocketAddress(block.address(11), port);
    private final InetSocketAddress back = new InetSocketAddress(block.address(111), port);
    private ServerSocket echo;
    private TcpProxy proxy;

    @BeforeEach
    void open() throws IOException {
        echo = new ServerSocket();
        echo.bind(back, 500);
        Thread thread = new Thread(this::serve, "echo");
        thread.setDaemon(true);
        thread.start();
        proxy = TcpProxy.between(front, back);
        proxy.open();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
        block.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket socket = echo.accept();
                Thread thread = new Thread(() -> echo(socket), "echo-connection");
                thread.setDaemon(true);
                thread.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void echo(Socket socket) {
        try (socket) {
            socket.getInputStream().transferTo(socket.getOutputStream());
        } catch (IOException e) {
            // the client broke off
        }
    }

    private Socket connect() throws IOException {
        Socket socket = new Socket();
        socket.connect(front, LONG);
        socket.setSoTimeout(LONG);
        return socket;
    }

    private static void exchange(Socket socket, int value) throws IOException {
        socket.getOutputStream().write(value);
        assertEquals(value, socket.getInputStream().read());
    }

    @Test
    void passesManyBytesUnchangedAndTheEndAfterThem() throws Exception {
        byte[] sent = new byte[5_000_000];
        new Random(7).nextBytes(sent);
        for (Duration latency : new Duration[] {Duration.ZERO, Duration.ofMillis(20)}) {
            proxy.latency(latency);
            try (Socket socket = connect()) {
                Thread writer = new Thread(() -> {
                    try {
                        socket.getOutputStream().write(sent);
                        socket.shutdownOutput();
                    } catch (IOException e) {
                        throw new AssertionError(e);
                    }
                });
                writer.start();
                assertArrayEquals(sent, socket.getInputStream().readAllBytes());
                writer.join();
            }
        }
    }

    @Test
    void delaysARoundTripByWhatIsAskedFor() throws Exception {
        try (Socket socket = connect()) {
            proxy.latency(Duration.ofMillis(200));
            exchange(socket, 1);
            long begun = System.nanoTime();
            exchange(socket, 2);
            long millis = (System.nanoTime() - begun) / 1_000_000;
            assertTrue(millis >= 200, millis + " ms");
            proxy.heal();
            exchange(socket, 3);
        }
    }

    @Test
    void blackHoleStallsWhatIsThereAndDeliversItAfterHealing() throws Exception {
        try (Socket socket = connect()) {
            exchange(socket, 1);
            proxy.blackHole();
            socket.getOutputStream().write(2);
            socket.setSoTimeout(SHORT);
            assertThrows(
                    SocketTimeoutException.class, () -> socket.getInputStream().read());
            proxy.heal();
            socket.setSoTimeout(LONG);
            assertEquals(2, socket.getInputStream().read());
            exchange(socket, 3);
        }
    }

    @Test
    void blackHoleAnswersNobodyNewAndHealingLetsThemIn() throws Exception {
        proxy.blackHole();
        try (Socket late = new Socket()) {
            assertThrows(SocketTimeoutException.class, () -> late.connect(front, SHORT));
        }
        proxy.heal();
        try (Socket socket = connect()) {
            exchange(socket, 1);
        }
    }

    @Test
    void blackHoleHidesTheDeathOfTheServer() throws Exception {
        try (Socket socket = connect()) {
            exchange(socket, 1);
            proxy.blackHole();
            proxy.refuse();
            echo.close();
            try (Socket late = new Socket()) {
                assertThrows(SocketTimeoutException.class, () -> late.connect(front, SHORT));
            }
            proxy.heal();
            assertThrows(ConnectException.class, this::connect);
        }
    }

    @Test
    void canFallIntoABlackHoleManyTimes() throws Exception {
        try (Socket socket = connect()) {
            for (int i = 0; i < 20; i++) {
                proxy.blackHole();
                proxy.heal();
                exchange(socket, i);
                try (Socket another = connect()) {
                    exchange(another, i);
                }
            }
        }
    }

    @Test
    void afterABlackHoleNobodyIsTakenForPartOfIt() throws Exception {
        proxy.blackHole();
        proxy.heal();
        for (int i = 0; i < 1_000; i++) { // enough to come from every port that has filled the queue
            try (Socket socket = connect()) {
                exchange(socket, i % 256);
            }
        }
    }

    @Test
    void refusesWhenToldTo() throws Exception {
        proxy.refuse();
        assertThrows(ConnectException.class, this::connect);
        proxy.open();
        try (Socket socket = connect()) {
            exchange(socket, 1);
        }
    }

    @Test
    void carriesManyConnectionsAtOnce() throws Exception {
        Socket[] sockets = new Socket[400];
        for (int i = 0; i < sockets.length; i++) {
            sockets[i] = connect();
        }
        for (int i = 0; i < sockets.length; i++) {
            exchange(sockets[i], i % 256);
        }
        for (Socket socket : sockets) {
            socket.close();
        }
    }

    @Test
    void endsItsThreadWhenClosed() {
        String name = "testkit-proxy-" + front.getAddress().getHostAddress();
        assertTrue(threads(name));
        proxy.close();
        Await.until("the proxy's thread has ended", Duration.ofSeconds(10), () -> !threads(name));
    }

    private static boolean threads(String name) {
        Thread[] all = new Thread[Thread.activeCount() + 100];
        int count = Thread.enumerate(all);
        return Arrays.stream(all, 0, count).anyMatch(thread -> thread.getName().equals(name));
    }
}
