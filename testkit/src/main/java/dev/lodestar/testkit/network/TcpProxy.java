package dev.lodestar.testkit.network;

import dev.lodestar.testkit.ClusterException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A TCP proxy in front of one server, on a thread of its own: it can lose everything, delay everything, or refuse.
 *
 * <p>Every method may be called from any thread and returns when the change is in force.
 */
public final class TcpProxy implements AutoCloseable {
    private static final long PATIENCE_SECONDS = 10;

    private final ProxyLoop loop;

    private TcpProxy(ProxyLoop loop) {
        this.loop = loop;
    }

    /** Starts the thread. The proxy refuses connections until {@link #open()}. */
    public static TcpProxy between(InetSocketAddress front, InetSocketAddress back) throws IOException {
        ProxyLoop loop = new ProxyLoop(front, back);
        Thread thread = new Thread(loop, "testkit-proxy-" + front.getAddress().getHostAddress());
        thread.setDaemon(true);
        thread.start();
        return new TcpProxy(loop);
    }

    /** Takes connections: the server is there. */
    public void open() {
        perform(() -> loop.serve(true));
    }

    /**
     * Refuses new connections, as the kernel does where no server listens. Established ones end by the server's doing.
     */
    public void refuse() {
        perform(() -> loop.serve(false));
    }

    /** Nothing passes any more and nothing is answered. */
    public void blackHole() {
        perform(() -> loop.blackHole(true));
    }

    /** Each round trip takes that much longer. */
    public void latency(Duration addedPerRoundTrip) {
        perform(() -> {
            loop.blackHole(false);
            loop.delay(addedPerRoundTrip.dividedBy(2));
        });
    }

    /** Everything passes at once. */
    public void heal() {
        latency(Duration.ZERO);
    }

    /** Breaks off all connections and ends the thread. */
    @Override
    public void close() {
        loop.submit(new FutureTask<>(() -> {
            loop.end();
            return null;
        }));
    }

    private interface Change {
        void make() throws IOException;
    }

    private void perform(Change change) {
        FutureTask<Void> task = new FutureTask<>(() -> {
            change.make();
            return null;
        });
        loop.submit(task);
        try {
            task.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "The proxy at " + loop.front() + " failed: " + e.getCause().getMessage()
                            + "; is the address taken by another program?",
                    e.getCause());
        } catch (TimeoutException e) {
            throw new ClusterException(
                    "The proxy at " + loop.front() + " did not react within " + PATIENCE_SECONDS
                            + " s: the machine is overloaded or the proxy has ended",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("Interrupted while the proxy at " + loop.front() + " was told to change", e);
        }
    }
}
