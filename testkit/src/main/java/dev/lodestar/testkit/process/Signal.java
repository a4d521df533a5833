package dev.lodestar.testkit.process;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** A signal of the operating system. A process that is gone already is no error. */
public enum Signal {
    STOP,
    CONT,
    HUP,
    INT,
    KILL;

    /** Sends it to all of them. Returns when it is sent, not when it has taken effect. */
    public void to(Collection<Long> pids) {
        if (pids.isEmpty()) {
            return;
        }
        if (this == KILL) {
            pids.forEach(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
            return;
        }
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$0\" \"$@\" 2>/dev/null; true", name()));
        pids.forEach(pid -> command.add(Long.toString(pid)));
        Commands.run(command);
    }
}
