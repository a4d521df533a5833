package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.simulation.check.Breach;
import dev.lodestar.domain.simulation.check.Invariant;
import java.util.ArrayList;
import java.util.List;

/** One connection, as its server knows it: the life in which it was opened, and its open transaction. */
public final class Physical {

    private final Server server;
    private final int life;
    private final List<Long> uncommitted = new ArrayList<>();
    private boolean transaction;
    private boolean closed;

    Physical(Server server, int life) {
        this.server = server;
        this.life = life;
    }

    public Server server() {
        return server;
    }

    public boolean isAlive() {
        return !closed && isServed();
    }

    /** The client has closed it. What it had sent before may still arrive. */
    public void close() {
        closed = true;
    }

    private boolean isServed() {
        return server.isRunning() && server.life() == life;
    }

    /** The question for the status has arrived. */
    public Reply<Rows> status() {
        if (server.isDark()) {
            return Reply.none();
        }
        if (!isServed()) {
            return Reply.failed(Symptom.of(Symptom.Kind.DISCONNECTED));
        }
        return server.suffersFrom(Server.Ailment.FORBIDDING)
                ? server.refuse(Refusal.FORBIDDEN)
                : Reply.of(server.status());
    }

    /** A question of the discovery has arrived. */
    public Reply<Rows> survey(String sql) {
        if (server.isDark()) {
            return Reply.none();
        }
        return isServed()
                ? server.cluster().flavour().survey(server, sql)
                : Reply.failed(Symptom.of(Symptom.Kind.DISCONNECTED));
    }

    /** A session's state has arrived. */
    public Reply<Physical> restore() {
        if (server.isDark()) {
            return Reply.none();
        }
        if (!isServed()) {
            return Reply.failed(Symptom.of(Symptom.Kind.DISCONNECTED));
        }
        return server.suffersFrom(Server.Ailment.SCHEMA_MISSING)
                ? server.refuse(Refusal.SCHEMA_MISSING)
                : Reply.of(this);
    }

    /** The application's statement has arrived. */
    public Reply<Statement> execute(Statement statement) {
        if (server.isDark()) {
            return Reply.none();
        }
        if (!isServed()) {
            return Reply.failed(Symptom.of(Symptom.Kind.DISCONNECTED));
        }
        Breach.unless(
                statement.needsTransaction() == transaction || statement.kind() == Statement.Kind.READ,
                Invariant.TRANSACTION_STAYS,
                () -> statement + " came to " + server + (transaction ? " inside" : " outside") + " a transaction");
        return switch (statement.kind()) {
            case READ -> Reply.of(statement);
            case BEGIN -> begun(statement);
            case WRITE, WRITE_INSIDE -> written(statement);
            case COMMIT -> committed(statement);
            case ROLLBACK -> ended(statement);
        };
    }

    private Reply<Statement> begun(Statement statement) {
        transaction = true;
        return Reply.of(statement);
    }

    private Reply<Statement> written(Statement statement) {
        if (!server.isWriting()) {
            return server.refuse(Refusal.READ_ONLY);
        }
        if (!server.cluster().admits(server)) {
            return Reply.failed(Symptom.of(Symptom.Kind.DISCONNECTED));
        }
        if (statement.kind() == Statement.Kind.WRITE) {
            server.cluster().commit(server, List.of(statement.work()));
        } else {
            uncommitted.add(statement.work());
        }
        return Reply.of(statement);
    }

    private Reply<Statement> committed(Statement statement) {
        if (!uncommitted.isEmpty() && !server.cluster().admits(server)) {
            return Reply.failed(Symptom.of(Symptom.Kind.DISCONNECTED));
        }
        server.cluster().commit(server, uncommitted);
        return ended(statement);
    }

    private Reply<Statement> ended(Statement statement) {
        uncommitted.clear();
        transaction = false;
        return Reply.of(statement);
    }
}
