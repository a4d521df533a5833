package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.Node;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.Timeline;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What the parts of a cluster share: its members, who is the writer, the timeline, and the lock that keeps order. */
final class State {
    private final List<Member> members;
    private final Engine engine;
    private final Timeline timeline;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Member writer;
    private final AtomicBoolean closing = new AtomicBoolean();
    private volatile boolean closed;

    State(List<Member> members, Engine engine, Timeline timeline) {
        this.members = members;
        this.engine = engine;
        this.timeline = timeline;
        writerIs(members.get(0));
    }

    List<Member> members() {
        return members;
    }

    Engine engine() {
        return engine;
    }

    Timeline timeline() {
        return timeline;
    }

    Member writer() {
        return writer;
    }

    final void writerIs(Member member) {
        members.forEach(other -> other.becameWriter(other == member));
        writer = member;
    }

    boolean isClosed() {
        return closed;
    }

    /** All members but the writer. */
    List<Member> readers() {
        Member writer = this.writer;
        return members.stream().filter(member -> member != writer).toList();
    }

    /** The readers that run as such. */
    List<Member> runningReaders() {
        return readers().stream()
                .filter(member -> member.isReader() && member.status() == NodeStatus.RUNNING)
                .toList();
    }

    /** The member that the caller means. */
    Member member(Node node) {
        if (node instanceof Member member && members.contains(member)) {
            return member;
        }
        throw new ClusterException(node + " is no node of this cluster: take one from its nodes()");
    }

    void note(Event.Kind kind, Member member) {
        timeline.record(kind, member.id(), "");
    }

    /** Does something while nobody else changes the cluster. */
    <T> T inOrder(Supplier<T> change) {
        lock.lock();
        try {
            if (closed) {
                throw new ClusterException("This cluster is closed: start a new one");
            }
            return change.get();
        } finally {
            lock.unlock();
        }
    }

    void inOrder(Runnable change) {
        inOrder(() -> {
            change.run();
            return null;
        });
    }

    /**
     * Closes the state for all others. Returns whether this call did; waits a while, but not for ever, for a change.
     */
    boolean close(Duration patience) {
        boolean alone = false;
        try {
            alone = lock.tryLock(patience.toMillis(), TimeUnit.MILLISECONDS);
            return closing.compareAndSet(false, true);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return closing.compareAndSet(false, true);
        } finally {
            closed = true;
            if (alone) {
                lock.unlock();
            }
        }
    }
}
