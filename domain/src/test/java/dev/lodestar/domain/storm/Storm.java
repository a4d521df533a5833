package dev.lodestar.domain.storm;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A thousand processes in front of three servers, all of them calm; until something happens to the writer. */
final class Storm {

    static final int PROCESSES = 1_000;

    /** When it happens. By then every search is over. */
    static final Duration STRUCK = Duration.ofSeconds(20);

    final Clockwork clock = new Clockwork();
    final Database a = new Database("a", Role.WRITER, clock);
    final Database b = new Database("b", Role.READER, clock);
    final Database c = new Database("c", Role.READER, clock);
    final Tally tally = new Tally();
    final List<Process> processes = new ArrayList<>();

    private final int sessions;

    /** @param sessions of each process */
    Storm(int sessions) {
        this.sessions = sessions;
        Map<HostId, Database> servers = new LinkedHashMap<>();
        List.of(a, b, c).forEach(server -> servers.put(server.id, server));
        for (int i = 0; i < PROCESSES; i++) {
            Process process = new Process(clock, servers);
            processes.add(process);
            for (int j = 0; j < sessions; j++) {
                process.sessions.add(new Session(process, a, tally));
            }
        }
        clock.runUntil(STRUCK);
    }

    void in(Duration delay, Runnable what) {
        clock.in(delay.toNanos(), what);
    }

    /** Every session of every process finds its connection broken, within the time a packet may take. */
    void everybodyNotices() {
        for (Process process : processes) {
            for (Session session : process.sessions) {
                clock.in(clock.upTo(Duration.ofMillis(20)), session::broken);
            }
        }
    }

    /** Sessions of all processes. */
    int sessions() {
        return PROCESSES * sessions;
    }

    void runFor(Duration span) {
        clock.runUntil(STRUCK.plus(span));
    }
}
