package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.dialect.UnreadableAnswer;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.ports.Done;
import dev.lodestar.ports.Reply;
import dev.lodestar.vertx.target.PoolGeneration;
import dev.lodestar.vertx.target.SingleConnections;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a host says that it is, asked on a connection of our own after it refused a write as read-only: the application
 * may have forbidden itself to write, and then nobody has to look for another host. Of many refusals at a time one asks;
 * an answer counts for those only that were refused before it was asked for. On the home's context.
 */
final class RoleQuestion {

    private final Home home;
    private final PoolPlan plan;
    private final SingleConnections connections;
    private final Map<PoolGeneration, Promise<Role>> asked = new LinkedHashMap<>();
    private final Map<PoolGeneration, Future<Role>> toBeAsked = new LinkedHashMap<>();
    private long number;
    private boolean closed;

    RoleQuestion(Home home, PoolPlan plan) {
        this.home = home;
        this.plan = plan;
        this.connections = new SingleConnections(home.vertx(), plan.dialling());
    }

    /**
     * Whether the host still is what it was when the pool was led there; false if it does not tell. Completes within the
     * patience of a login and a question.
     */
    Future<Boolean> isUnchanged(PoolGeneration generation, Source source) {
        return to(generation, source).map(role -> role != Role.UNKNOWN && role == generation.role());
    }

    private Future<Role> to(PoolGeneration generation, Source source) {
        Promise<Role> before = asked.get(generation);
        if (before == null) {
            return ask(generation, source);
        }
        return toBeAsked.computeIfAbsent(
                generation,
                waits -> before.future().compose(any -> {
                    toBeAsked.remove(generation);
                    return ask(generation, source);
                }));
    }

    private Future<Role> ask(PoolGeneration generation, Source source) {
        if (closed) {
            return Future.succeededFuture(Role.UNKNOWN);
        }
        Question question = new Question(new ConnectionRef(++number), source);
        asked.put(generation, question.answer);
        question.answer.future().onComplete(done -> asked.remove(generation, question.answer));
        connections.open(
                question.connection, generation.address(), plan.dialling().loginPatience(), question);
        return question.answer.future();
    }

    /** Whoever waits for an answer gets it now. */
    void close() {
        closed = true;
        connections.dispose();
        List.copyOf(asked.values()).forEach(answer -> answer.tryComplete(Role.UNKNOWN));
    }

    /** One connection and what is asked on it. */
    private final class Question implements Reply<Done> {
        private final ConnectionRef connection;
        private final Source source;
        private final Promise<Role> answer = home.context().promise();

        Question(ConnectionRef connection, Source source) {
            this.connection = connection;
            this.source = source;
        }

        @Override
        public void succeeded(Done opened) {
            Duration patience = plan.cluster().settings().value(SettingsCatalog.AUXILIARY_QUERY_TIMEOUT);
            connections.query(connection, source.dialect().statusSql(), patience, new Reply<>() {
                @Override
                public void succeeded(Rows rows) {
                    told(role(rows));
                }

                @Override
                public void failed(Failure unanswered) {
                    told(Role.UNKNOWN);
                }
            });
        }

        @Override
        public void failed(Failure unreachable) {
            told(Role.UNKNOWN);
        }

        private Role role(Rows rows) {
            try {
                return source.dialect().readStatus(rows).role();
            } catch (UnreadableAnswer unreadable) {
                return Role.UNKNOWN;
            }
        }

        private void told(Role role) {
            connections.close(connection);
            answer.tryComplete(role);
        }
    }
}
