package dev.lodestar.testkit.engine;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Event;
import dev.lodestar.testkit.process.Together;
import java.time.Duration;
import java.util.List;

/** The beginning and the end of a cluster. */
final class Lifecycle {
    private static final Duration TO_REPLICATE = Duration.ofSeconds(60);
    private static final Duration FOR_A_CHANGE_UNDER_WAY = Duration.ofSeconds(5);

    private final Site site;
    private final State state;
    private final Faults faults;
    private final HostNames names;
    private final Thread atExit = new Thread(this::end, "testkit-at-exit");

    Lifecycle(Site site, State state, Faults faults, HostNames names) {
        this.site = site;
        this.state = state;
        this.faults = faults;
        this.names = names;
    }

    /** Creates and starts all servers; when this throws, all is cleared away. */
    void start() {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            names.open();
            raise();
            names.flip();
            state.timeline()
                    .record(Event.Kind.CLUSTER_STARTED, "", state.members().size() + " nodes");
        } catch (RuntimeException | Error e) {
            try {
                close();
            } catch (RuntimeException alsoFailed) {
                e.addSuppressed(alsoFailed);
            }
            throw e;
        }
    }

    private void raise() {
        List<Member> members = state.members();
        Member writer = state.writer();
        state.engine().create(members);
        state.readers().forEach(reader -> reader.becameReader(true));
        Together.run(members.stream()
                .map(member -> (Runnable) () -> faults.launch(member))
                .toList());
        if (!state.engine().replicate(state.readers(), writer, TO_REPLICATE)) {
            throw new ClusterException("The readers did not begin to replicate within " + TO_REPLICATE.toSeconds()
                    + " s; the writer's log ends with:\n" + String.join("\n", writer.log(20)));
        }
        state.engine().begin(writer);
    }

    void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // the JVM is about to end, and the hook will find that all is done
        }
        end();
    }

    private void end() {
        if (state.close(FOR_A_CHANGE_UNDER_WAY)) {
            try {
                state.engine().close();
            } finally {
                site.close();
                names.close();
            }
            state.timeline().record(Event.Kind.CLUSTER_CLOSED, "", "");
        }
    }
}
