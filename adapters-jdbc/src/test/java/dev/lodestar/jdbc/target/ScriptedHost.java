package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A host on the loopback interface that does to each connection what its script says. */
final class ScriptedHost implements AutoCloseable {

    /** What happens to one accepted connection, on a thread of its own. */
    @FunctionalInterface
    interface Script {
        void play(Socket client) throws IOException;
    }

    private final ServerSocket server;
    private final Queue<Socket> clients = new ConcurrentLinkedQueue<>();
    private final CountDownLatch accepted = new CountDownLatch(1);
    private final CountDownLatch heard = new CountDownLatch(1);
    private final CountDownLatch left = new CountDownLatch(1);

    private ScriptedHost(Script script) throws IOException {
        server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread acceptor = new Thread(() -> accept(script), "scripted host");
        acceptor.setDaemon(true);
        acceptor.start();
    }

    static ScriptedHost playing(Script script) throws IOException {
        return new ScriptedHost(script);
    }

    /** Accepts, reads everything and never says a word. */
    static ScriptedHost silent() throws IOException {
        ScriptedHost[] self = new ScriptedHost[1];
        self[0] = new ScriptedHost(client -> self[0].listen(client));
        return self[0];
    }

    /** Says yes to TLS and then nothing more. */
    static ScriptedHost silentInTls() throws IOException {
        ScriptedHost[] self = new ScriptedHost[1];
        self[0] = new ScriptedHost(client -> {
            client.getInputStream().readNBytes(8);
            client.getOutputStream().write('S');
            self[0].listen(client);
        });
        return self[0];
    }

    /** Refuses TLS, then sends an error message byte by byte. */
    static ScriptedHost trickling(long pauseMillis) throws IOException {
        return playing(client -> {
            OutputStream out = client.getOutputStream();
            out.write(new byte[] {'N'});
            out.write(new byte[] {'E', 0, 0, 16, 0, 'M'});
            while (!client.isClosed()) {
                out.write('x');
                pause(pauseMillis);
            }
        });
    }

    /** A port on which nobody listens. */
    static HostAddress nobody() throws IOException {
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new HostAddress("127.0.0.1", gone.getLocalPort());
        }
    }

    HostAddress address() {
        return new HostAddress("127.0.0.1", server.getLocalPort());
    }

    /** Returns once the first connection was accepted. */
    void awaitAccepted() throws InterruptedException {
        await(accepted, "was never dialled");
    }

    /** Returns once a listening script has received something. */
    void awaitHeard() throws InterruptedException {
        await(heard, "heard nothing");
    }

    /** Returns once a listening script has seen its client go. */
    void awaitLeft() throws InterruptedException {
        await(left, "still has its client");
    }

    private static void await(CountDownLatch latch, String otherwise) throws InterruptedException {
        if (!latch.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("The host " + otherwise + ".");
        }
    }

    void listen(Socket client) throws IOException {
        InputStream in = client.getInputStream();
        byte[] bytes = new byte[1024];
        try {
            while (in.read(bytes) >= 0) {
                heard.countDown();
            }
        } finally {
            left.countDown();
        }
    }

    private void accept(Script script) {
        try {
            while (true) {
                Socket client = server.accept();
                clients.add(client);
                accepted.countDown();
                Thread player = new Thread(() -> play(script, client), "scripted client");
                player.setDaemon(true);
                player.start();
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private static void play(Script script, Socket client) {
        try (client) {
            script.play(client);
        } catch (IOException gone) {
            // The client hung up, which is what most of these tests are about.
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException end) {
            throw new IOException(end);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket client : clients) {
            client.close();
        }
    }
}
