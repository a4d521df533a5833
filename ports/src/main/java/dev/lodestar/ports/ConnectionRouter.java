package dev.lodestar.ports;

import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.dialect.UnreadableAnswer;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import java.util.function.Consumer;

/** Carries the effects that both kinds of machine have to a {@link ConnectionPort}, and its replies back. */
abstract sealed class ConnectionRouter implements ConnectionEffect.Handler permits CallRouter, ClusterRouter {

    private final ConnectionPort connections;
    private final Dialect dialect;
    private final Consumer<? super ConnectionAnswer> answers;

    ConnectionRouter(ConnectionPort connections, Dialect dialect, Consumer<? super ConnectionAnswer> answers) {
        this.connections = connections;
        this.dialect = dialect;
        this.answers = answers;
    }

    @Override
    public final void dial(ConnectionEffect.Dial dial) {
        connections.open(dial.connection(), dial.address(), dial.patience(), new Reply<>() {
            @Override
            public void succeeded(Done done) {
                answers.accept(new ConnectionAnswer.Dialed(dial.id(), dial.connection()));
            }

            @Override
            public void failed(Failure failure) {
                answers.accept(new ConnectionAnswer.DialFailed(dial.id(), failure));
            }
        });
    }

    @Override
    public final void ask(ConnectionEffect.Ask ask) {
        connections.query(ask.connection(), dialect.statusSql(), ask.patience(), new Reply<>() {
            @Override
            public void succeeded(Rows rows) {
                answers.accept(read(ask, rows));
            }

            @Override
            public void failed(Failure failure) {
                answers.accept(new ConnectionAnswer.AskFailed(ask.id(), failure));
            }
        });
    }

    private ConnectionAnswer read(ConnectionEffect.Ask ask, Rows rows) {
        try {
            return new ConnectionAnswer.Told(ask.id(), dialect.readStatus(rows));
        } catch (UnreadableAnswer unreadable) {
            Failure failure = Failure.of(
                    Symptom.of(Symptom.Kind.OTHER),
                    ask.host() + " gave an unreadable answer: " + unreadable.getMessage());
            return new ConnectionAnswer.AskFailed(ask.id(), failure);
        }
    }

    @Override
    public final void close(ConnectionEffect.Close close) {
        connections.close(close.connection());
    }
}
