package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.ports.DisposableConnections;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The connections of one machine to {@linkplain LiveHost live hosts}. */
final class LiveConnections implements DisposableConnections {

    /** What is written down. Called where the machine runs, except for answers. */
    interface Listener {

        /** Takes the answer of one question. */
        interface Asked {
            void answered(String answer);
        }

        Asked asks(String what, LiveHost host, ConnectionRef connection);

        void closes(LiveHost host, ConnectionRef connection);

        void broken(String line);
    }

    private record Open(LiveHost host, int life) {}

    private final Map<HostAddress, LiveHost> hosts;
    private final Listener listener;
    private final Map<ConnectionRef, Open> open = new ConcurrentHashMap<>();
    private volatile boolean disposed;

    LiveConnections(Map<HostAddress, LiveHost> hosts, Listener listener) {
        this.hosts = hosts;
        this.listener = listener;
    }

    int count() {
        return open.size();
    }

    /** Whoever asked for it owns it from now on. */
    void take(ConnectionRef connection) {
        open.remove(connection);
    }

    @Override
    public void open(ConnectionRef connection, HostAddress address, Duration patience, Reply<Done> reply) {
        LiveHost host = hosts.get(address);
        Listener.Asked asked = listener.asks("dial", host, connection);
        host.dialled();
        host.whenItAnswers(() -> {
            Optional<Symptom> refused = host.knocked();
            asked.answered(refused.map(LiveConnections::text).orElse("opened"));
            if (refused.isEmpty() && !disposed) {
                open.put(connection, new Open(host, host.life()));
            }
            tell(host, reply, refused, Done.DONE);
        });
    }

    @Override
    public void query(ConnectionRef connection, String sql, Duration patience, Reply<Rows> reply) {
        Open asked = known(connection);
        Listener.Asked question = listener.asks("ask", asked.host(), connection);
        asked.host().whenItAnswers(() -> {
            Optional<Symptom> lost = lost(asked);
            Rows rows = asked.host().status();
            question.answered(
                    lost.map(LiveConnections::text).orElse(asked.host().says()));
            tell(asked.host(), reply, lost, rows);
        });
    }

    @Override
    public void restore(ConnectionRef connection, SessionState session, Duration patience, Reply<Done> reply) {
        Open asked = known(connection);
        Listener.Asked question = listener.asks("restore " + session.steps(), asked.host(), connection);
        asked.host().whenItAnswers(() -> {
            Optional<Symptom> lost = lost(asked);
            question.answered(lost.map(LiveConnections::text).orElse("restored"));
            tell(asked.host(), reply, lost, Done.DONE);
        });
    }

    private Open known(ConnectionRef connection) {
        Open known = open.get(connection);
        if (known == null) {
            listener.broken(connection + " is not open");
            throw new AssertionError(connection + " is not open");
        }
        return known;
    }

    private static Optional<Symptom> lost(Open asked) {
        return asked.host().life() == asked.life()
                ? Optional.empty()
                : Optional.of(Symptom.of(Symptom.Kind.DISCONNECTED));
    }

    private static <T> void tell(LiveHost host, Reply<T> reply, Optional<Symptom> failed, T success) {
        int times = host.repetitions();
        for (int i = 0; i < times; i++) {
            if (failed.isPresent()) {
                reply.failed(new Failure(List.of(failed.get()), text(failed.get())));
            } else {
                reply.succeeded(success);
            }
        }
    }

    private static String text(Symptom symptom) {
        return "failed " + (symptom.sqlState().isEmpty() ? symptom.kind().name() : symptom.sqlState());
    }

    @Override
    public void close(ConnectionRef connection) {
        Open closing = open.remove(connection);
        if (closing != null) {
            listener.closes(closing.host(), connection);
        } else if (!disposed) {
            listener.broken(connection + " is closed and was not open");
        }
    }

    @Override
    public void dispose() {
        disposed = true;
        open.clear();
    }
}
