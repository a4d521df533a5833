package dev.lodestar.vertx.target;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets dials to one host through, so many at a time as the first in line allows; the others wait in the order in which
 * they came. Any thread; nothing is begun under the lock.
 */
final class Window {

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Dial> waiting = new ArrayDeque<>();
    private int underWay;

    /** Whether the dial may begin now; otherwise it is told to as soon as there is room. To be paired with {@link #leave}. */
    boolean enter(Dial dial) {
        lock.lock();
        try {
            if (waiting.isEmpty() && underWay < dial.atOnce()) {
                underWay++;
                return true;
            }
            waiting.add(dial);
            return false;
        } finally {
            lock.unlock();
        }
    }

    /** A dial is over, however it ended. */
    void leave() {
        List<Dial> next;
        lock.lock();
        try {
            underWay--;
            next = admitted();
        } finally {
            lock.unlock();
        }
        next.forEach(Dial::mayBegin);
    }

    /** Whether the dial was still waiting; it does so no longer. */
    boolean withdraw(Dial dial) {
        boolean waited;
        List<Dial> next;
        lock.lock();
        try {
            waited = waiting.remove(dial);
            next = admitted();
        } finally {
            lock.unlock();
        }
        next.forEach(Dial::mayBegin);
        return waited;
    }

    private List<Dial> admitted() {
        List<Dial> admitted = new ArrayList<>();
        for (Dial first = waiting.peek(); first != null && underWay < first.atOnce(); first = waiting.peek()) {
            admitted.add(waiting.remove());
            underWay++;
        }
        return admitted;
    }
}
