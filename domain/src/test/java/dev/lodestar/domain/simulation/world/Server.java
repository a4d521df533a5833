package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Symptom;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** One database server, as it truly is. What it says of itself is its {@link Flavour}'s affair. */
public final class Server {

    /** Whether it runs, and what a client hears if it does not. */
    public enum Power {
        ON,
        /** Stopped on a machine that lives: connections are refused. */
        STOPPED,
        /** The machine is gone: no answer at all. */
        DARK
    }

    /** What a running server may suffer from. */
    public enum Ailment {
        /** No connection slot is left. */
        FULL,
        /** It does not accept our login. */
        LOGIN_REFUSED,
        /** Its status is without content, as in the middle of a failover. */
        MUTE,
        /** It lets us in and does not answer our question. */
        FORBIDDING,
        /** A schema that sessions use is missing here. */
        SCHEMA_MISSING
    }

    private final Cluster cluster;
    private final String name;
    private final HostAddress address;
    private final String uuid;
    private final Set<Ailment> ailments = EnumSet.noneOf(Ailment.class);
    private final List<Runnable> unanswered = new ArrayList<>();
    private Power power = Power.ON;
    private boolean frozen;
    private int life;
    /** What it believes to be. */
    private boolean writing;

    final Belief belief = new Belief();
    final Executed executed = new Executed();
    long timeline = 1;

    Server(Cluster cluster, String name, HostAddress address) {
        this.cluster = cluster;
        this.name = name;
        this.address = address;
        uuid = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).toString();
    }

    public Cluster cluster() {
        return cluster;
    }

    public String name() {
        return name;
    }

    /** By which others know what it has executed. */
    String uuid() {
        return uuid;
    }

    public HostAddress address() {
        return address;
    }

    /** How a client knows it. */
    public HostId id() {
        return cluster.flavour().idOf(this);
    }

    public boolean isRunning() {
        return power == Power.ON;
    }

    boolean isDark() {
        return power == Power.DARK;
    }

    boolean isThere() {
        return isRunning() && !frozen;
    }

    public boolean isFrozen() {
        return frozen;
    }

    /** Whether it believes that it is the writer. */
    public boolean isWriting() {
        return writing;
    }

    /** Grows whenever everything connected to it breaks. */
    int life() {
        return life;
    }

    void writes() {
        writing = true;
    }

    void reads() {
        writing = false;
    }

    void stop(Power how) {
        power = how;
        thaw();
        life++;
    }

    void start() {
        power = Power.ON;
    }

    void freeze() {
        frozen = true;
    }

    void thaw() {
        frozen = false;
        List<Runnable> now = List.copyOf(unanswered);
        unanswered.clear();
        now.forEach(Runnable::run);
    }

    /** Everything connected to it breaks. */
    void cut() {
        life++;
    }

    void suffer(Ailment ailment) {
        ailments.add(ailment);
    }

    void recover(Ailment ailment) {
        ailments.remove(ailment);
    }

    /** Now, or when it thaws. */
    void whenAwake(Runnable answer) {
        if (frozen) {
            unanswered.add(answer);
        } else {
            answer.run();
        }
    }

    // ---- what a client hears

    /** Somebody knocks. */
    public Reply<Physical> accept() {
        if (power == Power.DARK) {
            return Reply.none();
        }
        if (power == Power.STOPPED) {
            return Reply.failed(Symptom.of(Symptom.Kind.REFUSED));
        }
        if (ailments.contains(Ailment.FULL)) {
            return refuse(Refusal.FULL);
        }
        if (ailments.contains(Ailment.LOGIN_REFUSED)) {
            return refuse(Refusal.LOGIN);
        }
        return Reply.of(new Physical(this, life));
    }

    <T> Reply<T> refuse(Refusal why) {
        return why.in(cluster.flavour().family());
    }

    /** Its status, as the dialect's statement asks for it. */
    public Rows status() {
        return ailments.contains(Ailment.MUTE) ? Rows.NONE : cluster.flavour().status(this);
    }

    boolean suffersFrom(Ailment ailment) {
        return ailments.contains(ailment);
    }

    @Override
    public String toString() {
        String state = frozen ? " frozen" : power == Power.ON ? "" : " " + power;
        return name + state + (writing ? " writes" : "") + (ailments.isEmpty() ? "" : " " + ailments);
    }
}
