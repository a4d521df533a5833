package dev.lodestar.benchmarks.demo.workload;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;

/** Everything that one application saw. Filled by its workers; may be read from any thread at any time. */
public final class Trail {
    private final String application;
    private final int workers;
    private final Queue<Call> calls = new ConcurrentLinkedQueue<>();
    private final Queue<String> offences = new ConcurrentLinkedQueue<>();
    private final Map<String, LongAdder> errors = new ConcurrentHashMap<>();
    private final AtomicReferenceArray<Call> successes;
    private final LongAdder statements = new LongAdder();

    /** @param application its name, for people */
    public Trail(String application, int workers) {
        this.application = application;
        this.workers = workers;
        this.successes = new AtomicReferenceArray<>(workers);
    }

    public String application() {
        return application;
    }

    /** They are numbered from 0. */
    public int workers() {
        return workers;
    }

    void add(Call call) {
        calls.add(call);
        if (call.succeeded()) {
            successes.set(call.worker(), call);
            statements.add(call.job().statements());
        } else {
            errors.computeIfAbsent(call.sqlState(), any -> new LongAdder()).increment();
        }
    }

    /** Something that must never happen, as a sentence. */
    void offend(String sentence) {
        offences.add(sentence);
    }

    /** Calls that are over, each worker's in order. */
    public List<Call> calls() {
        return new ArrayList<>(calls);
    }

    public List<String> offences() {
        return List.copyOf(offences);
    }

    /** Statements that succeeded until now. */
    public long statements() {
        return statements.sum();
    }

    /** How often each SQLState came until now. */
    public Map<String, Long> errors() {
        Map<String, Long> counts = new TreeMap<>();
        errors.forEach((state, count) -> counts.put(state, count.sum()));
        return counts;
    }

    /** The last success of that worker until now. */
    public Optional<Call> lastSuccess(int worker) {
        return Optional.ofNullable(successes.get(worker));
    }
}
