package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Symptom;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server that lives on its own: answers at once, unless it is down, silent or full. Safe from any thread. */
final class LiveHost {

    private final HostAddress address;
    private final Stage stage;
    private final List<Runnable> unanswered = new ArrayList<>();
    private Role role;
    private long timeline;
    private boolean running = true;
    private boolean silent;
    private boolean talksTwice;
    private Optional<String> loginError = Optional.empty();
    private int loginsRefused;
    private int life;
    private int dials;
    private int refusals;
    private int answers;

    LiveHost(String name, Role role, Stage stage) {
        address = new HostAddress(name, 5432);
        this.role = role;
        this.stage = stage;
        timeline = 1;
    }

    HostAddress address() {
        return address;
    }

    HostId id() {
        return new HostId(address.name());
    }

    // ---- what happens to it

    synchronized void promote(long next) {
        role = Role.WRITER;
        timeline = next;
    }

    synchronized void demote() {
        role = Role.READER;
    }

    synchronized void crash() {
        running = false;
        life++;
    }

    synchronized void restart() {
        running = true;
    }

    synchronized void freeze() {
        silent = true;
    }

    /** Answers what was asked meanwhile, in order, elsewhere. */
    synchronized void thaw() {
        silent = false;
        unanswered.forEach(stage::elsewhere);
        unanswered.clear();
    }

    /** Says everything twice from now on. */
    synchronized void stutter() {
        talksTwice = true;
    }

    /** The next logins fail. */
    synchronized void refuseLogins(int count, String sqlState) {
        loginsRefused = count;
        loginError = Optional.of(sqlState);
    }

    // ---- what it does

    /** Runs {@code answer} when this host answers. */
    void whenItAnswers(Runnable answer) {
        synchronized (this) {
            if (silent) {
                unanswered.add(answer);
                return;
            }
        }
        answer.run();
    }

    synchronized int repetitions() {
        return talksTwice ? 2 : 1;
    }

    /** Someone knocks; empty if he is let in. */
    synchronized Optional<Symptom> knocked() {
        if (!running) {
            refusals++;
            return Optional.of(Symptom.of(Symptom.Kind.REFUSED));
        }
        if (loginsRefused > 0) {
            loginsRefused--;
            refusals++;
            return loginError.map(sqlState -> Symptom.sql(sqlState, 0, ""));
        }
        return Optional.empty();
    }

    /** Counts its lives: what was connected in an earlier one is broken. */
    synchronized int life() {
        return life;
    }

    synchronized Rows status() {
        return new Rows(List.of(List.of(role.name(), Long.toString(timeline))));
    }

    synchronized String says() {
        answers++;
        return "says " + role + (role == Role.WRITER ? " on timeline " + timeline : "");
    }

    synchronized void dialled() {
        dials++;
    }

    synchronized int dials() {
        return dials;
    }

    /** How often it told its role. */
    synchronized int answers() {
        return answers;
    }

    synchronized int refusals() {
        return refusals;
    }
}
