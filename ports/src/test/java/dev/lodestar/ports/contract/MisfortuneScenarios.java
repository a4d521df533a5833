package dev.lodestar.ports.contract;

import dev.lodestar.domain.plugin.CallContext;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Directive;
import dev.lodestar.domain.plugin.Frame;
import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.session.SessionState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the {@link InterpreterContract} in which answers come late, twice or together, and plugins break. */
abstract class MisfortuneScenarios extends LossScenarios {

    MisfortuneScenarios() {}

    @Test
    void ofTwoDialsTheFirstWinsAndTheLateOneIsClosed() throws Exception {
        a.whenDialled(Act.succeeds(scene.held()));
        b.whenDialled(Act.succeeds(scene.later()));
        play(List.of(new RacingPlugin(LONG)), first(a, b));
    }

    @Test
    void ofTwoDialsOneMayFail() throws Exception {
        a.whenDialled(Act.fails(scene.held(), REFUSED));
        b.whenDialled(Act.succeeds(scene.afterWhatWasHeld()));
        play(List.of(new RacingPlugin(LONG)), first(a, b));
    }

    @Test
    void ofTwoDialsBothMayRunOutOfPatience() throws Exception {
        a.whenDialled(Act.succeeds(scene.held()));
        b.whenDialled(Act.succeeds(Act.NEVER));
        play(List.of(new RacingPlugin(SHORT)), first(a, b));
    }

    @Test
    void answersThatComeTwiceCountOnce() throws Exception {
        scene.know(c.writer());
        scene.willTell(scene.later(), a.writer(), c.reader());
        c.whenDialled(Act.fails(scene.later(), REFUSED).twice());
        a.whenDialled(Act.succeeds(scene.later()).twice())
                .whenAsked(Act.succeeds(scene.later()).twice());
        connect(c);
    }

    @Test
    void anAnswerThatComesAgainAfterTheEndChangesNothing() throws Exception {
        scene.know(a.writer());
        a.whenDialled(Act.succeeds(telling -> {
            telling.run();
            scene.held().comes(telling);
        }));
        connect(a);
    }

    @Test
    void aPluginThatThrowsEndsTheCallAndItsConnectionIsClosed() throws Exception {
        FragilePlugin plugin = new FragilePlugin(() -> {
            throw new IllegalStateException("broken");
        });
        play(List.of(plugin), first(a));
    }

    @Test
    void aPluginThatNeverDecidesIsEndedByTheDeadline() throws Exception {
        budget = SHORT;
        FragilePlugin plugin = new FragilePlugin(Directive.Wait::new);
        play(List.of(plugin), first(a));
    }

    @Test
    void aPluginThatNeverAsksIsEndedByTheDeadline() throws Exception {
        budget = SHORT;
        play(List.of(new IdlePlugin()), first(a));
    }

    /** Neither asks for anything nor ends. */
    private record IdlePlugin() implements Plugin {
        @Override
        public String code() {
            return "idle";
        }

        @Override
        public Optional<Frame> onConnect(CallRequest.Connect request) {
            return Optional.of(new Frame() {
                @Override
                public Directive start(CallContext context) {
                    return new Directive.Wait();
                }
            });
        }
    }

    @Test
    void anErrorGoesUpAndTheConnectionIsClosed() throws Exception {
        FragilePlugin plugin = new FragilePlugin(() -> {
            throw new AssertionError("impossible");
        });
        play(List.of(plugin), first(a));
    }

    @Test
    void whatAPortThrowsGoesUpAndTheConnectionIsClosed() throws Exception {
        scene.know(a.writer());
        a.whenAsked(Act.succeeds(telling -> {
            throw new IllegalStateException("no thread");
        }));
        connect(a);
    }

    @Test
    void aCancelledRecoveryClosesItsConnection() throws Exception {
        scene.know(b.writer());
        b.whenRestored(Act.succeeds(scene.heldAndCancelled()));
        recover(a, SessionState.UNTOUCHED.withReadOnly(true));
    }
}
