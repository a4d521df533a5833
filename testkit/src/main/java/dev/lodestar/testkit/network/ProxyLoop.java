package dev.lodestar.testkit.network;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;

/**
 * The thread of a proxy.
 *
 * <p><b>Theory of operation.</b> One selector, one listening socket, any number of links. A link asks the selector
 * only for what it can make use of. A black hole is therefore nothing but asking for nothing: bytes stay in the
 * kernel's buffers, both ends stall, and neither learns of it, not even when the other one dies. Delayed bytes wait
 * in their flow until due, and the selector sleeps no longer than until the next of them. Everything else is a task
 * from another thread.
 */
final class ProxyLoop implements Runnable {
    private static final Logger LOG = System.getLogger(ProxyLoop.class.getName());
    private static final int SCRATCH_BYTES = 64 * 1024;

    private final InetSocketAddress front;
    private final InetSocketAddress back;
    private final Selector selector = Selector.open();
    private final Gate gate;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final ByteBuffer scratch = ByteBuffer.allocateDirect(SCRATCH_BYTES);
    private boolean blackHole;
    private long delayNanos;
    private boolean late;

    ProxyLoop(InetSocketAddress front, InetSocketAddress back) throws IOException {
        this.front = front;
        this.back = back;
        gate = new Gate(front, selector);
    }

    InetSocketAddress front() {
        return front;
    }

    /** From any thread: runs the task on this loop's thread. */
    void submit(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    void serve(boolean whether) throws IOException {
        gate.serve(whether);
    }

    void delay(Duration oneWay) {
        delayNanos = oneWay.toNanos();
        late |= delayNanos > 0;
    }

    void blackHole(boolean whether) throws IOException {
        if (blackHole == whether) {
            return;
        }
        blackHole = whether;
        gate.blackHole(whether);
        if (!blackHole) {
            accept(); // makes room at once: whoever finds the queue full now is heard again only after a second
        }
        links.forEach(link -> link.listen(blackHole));
    }

    /** Breaks everything off; the thread ends. */
    void end() throws IOException {
        links.forEach(Link::reset);
        links.clear();
        gate.close();
        selector.close();
    }

    @Override
    public void run() {
        while (selector.isOpen()) {
            try {
                turn();
            } catch (ClosedSelectorException ended) {
                return;
            } catch (IOException | RuntimeException e) {
                LOG.log(Level.WARNING, "The proxy at " + front + " stumbled and goes on", e);
            }
        }
    }

    private void turn() throws IOException {
        long nanos = nanosUntilDue();
        if (nanos <= 0 || !tasks.isEmpty()) {
            selector.selectNow(this::serve);
        } else if (nanos == Long.MAX_VALUE) {
            selector.select(this::serve);
        } else {
            selector.select(this::serve, TimeUnit.NANOSECONDS.toMillis(nanos) + 1);
        }
        for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
            task.run();
        }
        writeWhatIsDue();
    }

    private long nanosUntilDue() {
        if (blackHole || !late) {
            return Long.MAX_VALUE;
        }
        long now = System.nanoTime();
        long nanos =
                links.stream().mapToLong(link -> link.nanosUntilDue(now)).min().orElse(Long.MAX_VALUE);
        late = delayNanos > 0 || nanos != Long.MAX_VALUE;
        return nanos;
    }

    private void serve(SelectionKey key) {
        if (key.attachment() instanceof Link link) {
            onLink(link, () -> link.advance(key, scratch, delayNanos));
        } else if (key.isValid() && key.isAcceptable()) {
            accept();
        }
    }

    private void writeWhatIsDue() {
        if (late && !blackHole) {
            long now = System.nanoTime();
            Set.copyOf(links).forEach(link -> onLink(link, () -> link.write(now)));
        }
    }

    private interface Step {
        void take() throws IOException;
    }

    private void onLink(Link link, Step step) {
        try {
            step.take();
            if (link.isFinished()) {
                link.close();
                links.remove(link);
            } else {
                link.listen(blackHole);
            }
        } catch (IOException | RuntimeException broken) {
            link.reset();
            links.remove(link);
        }
    }

    private void accept() {
        try {
            for (SocketChannel client = gate.admit(); client != null; client = gate.admit()) {
                begin(client);
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The proxy at " + front + " could not take a connection", e);
        }
    }

    private void begin(SocketChannel client) throws IOException {
        try {
            Link link = new Link(client, back, selector);
            links.add(link);
            link.listen(blackHole);
        } catch (IOException refused) {
            client.setOption(StandardSocketOptions.SO_LINGER, 0);
            client.close();
        }
    }
}
