package dev.lodestar.domain.storm;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.failure.Symptom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A server that can be drowned. Clients that knock stand in a queue of finite length and are let in at a finite rate; who
 * finds the queue full knocks again as TCP does, after 1 s, 2 s, 4 s; who is let in and finds all places taken is told
 * so, at the same cost. Questions on open connections are cheap.
 */
final class Database {

    /** Logins a second: a process forked and a SCRAM exchange, 8 ms each, on 32 cores. */
    static final int LOGINS_A_SECOND = 4_000;

    /** Linux: {@code net.core.somaxconn}. */
    static final int BACKLOG = 4_096;

    /** {@code max_connections}: everybody once, and some more. */
    static final int PLACES = 52_000;

    private static final long LOGIN = Duration.ofSeconds(1).toNanos() / LOGINS_A_SECOND;
    private static final int MOST_KNOCKS = 4;

    /** One client's connection: broken as soon as the server has begun another life. */
    record Line(Database to, int life) {
        boolean isAlive() {
            return to.running && to.life == life;
        }
    }

    final HostId id;
    final HostAddress address;
    final Gauge knocks = new Gauge();
    final Gauge questions = new Gauge();
    private final Clockwork clock;
    private final List<Runnable> unanswered = new ArrayList<>();
    private Role role;
    private long timeline = 1;
    private boolean running = true;
    private boolean frozen;
    private int life;
    private int lines;
    private int queued;
    private long freeAt;
    int turnedAway;
    int tooMany;

    Database(String name, Role role, Clockwork clock) {
        address = new HostAddress(name, 5432);
        id = new HostId(name);
        this.role = role;
        this.clock = clock;
    }

    // ---- what happens to it

    void stop() {
        running = false;
        life++;
        lines = 0;
    }

    void start(Role next) {
        running = true;
        role = next;
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
        unanswered.forEach(Runnable::run);
        unanswered.clear();
    }

    void promote() {
        role = Role.WRITER;
        timeline++;
    }

    // ---- what clients do

    /** A connection that was opened long ago. */
    Line longSinceOpen() {
        lines++;
        return new Line(this, life);
    }

    void knock(Consumer<Line> opened, Consumer<Symptom> failed) {
        knock(1, opened, failed);
    }

    private void knock(int times, Consumer<Line> opened, Consumer<Symptom> failed) {
        knocks.count(clock.nanos());
        if (!running) {
            failed.accept(Symptom.of(Symptom.Kind.REFUSED));
        } else if (queued >= BACKLOG) {
            turnedAway++;
            if (times < MOST_KNOCKS) {
                clock.in(Duration.ofSeconds(1L << (times - 1)).toNanos(), () -> knock(times + 1, opened, failed));
            }
        } else {
            queued++;
            freeAt = Math.max(clock.nanos(), freeAt) + LOGIN;
            clock.in(freeAt - clock.nanos(), () -> whenAwake(() -> login(opened, failed)));
        }
    }

    private void login(Consumer<Line> opened, Consumer<Symptom> failed) {
        queued--;
        if (!running) {
            failed.accept(Symptom.of(Symptom.Kind.REFUSED));
        } else if (lines >= PLACES) {
            tooMany++;
            failed.accept(Symptom.sql("53300", 0, "too many clients"));
        } else {
            opened.accept(longSinceOpen());
        }
    }

    void ask(Line line, Consumer<HostReport> told, Runnable broken) {
        questions.count(clock.nanos());
        whenAwake(() -> {
            if (line.isAlive()) {
                told.accept(report());
            } else {
                broken.run();
            }
        });
    }

    void hangUp(Line line) {
        if (line.isAlive()) {
            lines--;
        }
    }

    private void whenAwake(Runnable answer) {
        if (frozen) {
            unanswered.add(answer);
        } else {
            answer.run();
        }
    }

    private HostReport report() {
        Optional<WriterClaim> claim =
                role == Role.WRITER ? Optional.of(new WriterClaim.Timeline("storm", timeline)) : Optional.empty();
        return new HostReport(Optional.empty(), role, claim, Optional.empty(), List.of());
    }
}
