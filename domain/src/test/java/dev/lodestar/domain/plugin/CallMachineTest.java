package dev.lodestar.domain.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.effect.CallEffect;
import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ConnectionEffect;
import dev.lodestar.domain.effect.ConnectionRef;
import dev.lodestar.domain.effect.EffectId;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.event.ConnectionAnswer;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.time.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CallMachineTest {

    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BUDGET = Duration.ofSeconds(10);
    private static final HostAddress A = new HostAddress("a", 5432);
    private static final HostAddress B = new HostAddress("b", 5432);
    private static final CallRequest.Connect CONNECT =
            new CallRequest.Connect(List.of(A, B), Wish.of(Target.WRITER), Insistence.UNTIL_DEADLINE, Optional.empty());

    /** A frame made of functions; what it was told is written down. */
    private static final class Puppet implements Frame {
        final List<CallEvent> answers = new ArrayList<>();
        Function<CallContext, Directive> start = context -> new Directive.Wait();
        BiFunction<CallEvent, CallContext, Directive> answered = (answer, context) -> new Directive.Wait();
        BiFunction<CallOutcome, CallContext, Directive> returned = (outcome, context) -> new Directive.Finish(outcome);
        Optional<Moment> wakeAt = Optional.empty();
        int woken;

        @Override
        public Directive start(CallContext context) {
            return start.apply(context);
        }

        @Override
        public Directive answered(CallEvent answer, CallContext context) {
            answers.add(answer);
            return answered.apply(answer, context);
        }

        @Override
        public Directive returned(CallOutcome outcome, CallContext context) {
            return returned.apply(outcome, context);
        }

        @Override
        public Optional<Moment> wakeAt() {
            return wakeAt;
        }

        @Override
        public Directive woke(CallContext context) {
            woken++;
            wakeAt = Optional.empty();
            return new Directive.Wait();
        }
    }

    private record Strung(String code, Frame frame) implements Plugin {
        @Override
        public Optional<Frame> onConnect(CallRequest.Connect request) {
            return Optional.of(frame);
        }
    }

    private static Dialogue call(Frame... frames) {
        List<Plugin> plugins = new ArrayList<>();
        for (Frame frame : frames) {
            plugins.add(new Strung("p" + plugins.size(), frame));
        }
        return new Dialogue(new CallMachine(new Chain(plugins, PATIENCE), CONNECT, Dialogue.within(BUDGET)));
    }

    private static CallOutcome refused() {
        return new CallOutcome.Failed(Reason.REFUSED, Optional.empty(), "no");
    }

    private static Directive dialBoth(CallContext context) {
        return new Directive.Perform(List.of(
                new ConnectionEffect.Dial(context.newEffect(), context.newConnection(), HostId.of(A), A, PATIENCE),
                new ConnectionEffect.Dial(
                        context.newEffect(), context.newConnection(), HostId.of(B), B, PATIENCE.plusSeconds(1))));
    }

    @Test
    void withoutPluginsTheAddressesOfTheUrlAreDialledInOrder() {
        Dialogue call = call().start();
        assertEquals(A, call.newest(ConnectionEffect.Dial.class).address());
        call.dialFailed(Dialogue.failure(Symptom.Kind.REFUSED));
        assertEquals(B, call.newest(ConnectionEffect.Dial.class).address());
        call.dialed();
        assertEquals(HostId.of(B), call.connected().host().id());
        assertTrue(call.isOver());
        assertEquals(Set.of(), call.leaked());
    }

    @Test
    void theLastFailureIsTheResultIfNoAddressAnswers() {
        Dialogue call = call().start();
        call.dialFailed(Dialogue.failure(Symptom.Kind.REFUSED)).dialFailed(Dialogue.sql("28P01"));
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertEquals("No connection to b:5432: state 28P01", call.failed().explanation());
    }

    @Test
    void anUnansweredDialEndsWithItsPatience() {
        Dialogue call = call().start();
        assertEquals(PATIENCE, call.wakeAt().since(Dialogue.ORIGIN));
        call.wake();
        assertEquals(B, call.newest(ConnectionEffect.Dial.class).address());
    }

    @Test
    void noPatienceReachesBeyondTheDeadline() {
        Duration left = Duration.ofMillis(500);
        Puppet frame = new Puppet();
        frame.answered = (answer, context) -> dialBoth(context);
        frame.start = CallMachineTest::dialBoth;
        Dialogue call = call(frame).start().after(BUDGET.minus(left));
        call.dialFailed(Dialogue.failure(Symptom.Kind.REFUSED));
        assertEquals(left, call.newest(ConnectionEffect.Dial.class).patience());
    }

    /** To some drivers zero means no limit. */
    @Test
    void aPatienceIsNeverZero() {
        Puppet frame = new Puppet();
        frame.start = context -> Directive.Perform.of(context.dial(Host.at(A), Duration.ZERO));
        assertEquals(
                Duration.ofMillis(1),
                call(frame).start().newest(ConnectionEffect.Dial.class).patience());
    }

    @Test
    void eachEffectHasItsOwnPatience() {
        Puppet frame = new Puppet();
        frame.start = CallMachineTest::dialBoth;
        Dialogue call = call(frame).start().wake();
        assertEquals(1, frame.answers.size());
        assertEquals(PATIENCE.plusSeconds(1), call.wakeAt().since(Dialogue.ORIGIN));
        call.wake();
        ConnectionAnswer.DialFailed late = (ConnectionAnswer.DialFailed) frame.answers.get(1);
        assertEquals(Symptom.Kind.TIMED_OUT, late.failure().symptoms().get(0).kind());
    }

    @Test
    void aClientThatOversleptStartsItsPatienceAnew() {
        Dialogue call = call().start().after(Duration.ofSeconds(5)).on(new CallEvent.Woke());
        assertEquals("", call.kinds());
        assertEquals(Duration.ofSeconds(7), call.wakeAt().since(Dialogue.ORIGIN));
        call.dialed();
        assertEquals(HostId.of(A), call.connected().host().id());
    }

    @Test
    void itEndsAtTheDeadlineAndNotBefore() {
        Puppet waiting = new Puppet();
        Dialogue call = call(waiting).start();
        call.after(BUDGET.minusNanos(1)).on(new CallEvent.Woke());
        assertFalse(call.isOver());
        call.wake();
        assertEquals(BUDGET, call.now().since(Dialogue.ORIGIN));
        assertEquals(Reason.DEADLINE, call.failed().reason());
    }

    @Test
    void theDeadlineTellsTheLastFailure() {
        Puppet frame = new Puppet();
        frame.start = context -> {
            context.note(Dialogue.sql("53300"));
            return new Directive.Wait();
        };
        Dialogue call = call(frame).start().wake();
        assertEquals(
                "No usable host within the time allowed; the last failure was: state 53300",
                call.failed().explanation());
    }

    @Test
    void cancellingEndsItAtOnceAndClosesWhatItOwns() {
        Puppet frame = new Puppet();
        frame.start = CallMachineTest::dialBoth;
        Dialogue call = call(frame).start().dialed().on(new CallEvent.Cancelled("interrupted"));
        assertEquals(Reason.CANCELLED, call.failed().reason());
        assertEquals("interrupted", call.failed().explanation());
        assertEquals(Set.of(), call.leaked());
    }

    @Test
    void aConnectionThatComesAfterTheEndIsClosed() {
        Dialogue call = call().start();
        ConnectionEffect.Dial dial = call.newest(ConnectionEffect.Dial.class);
        call.on(new CallEvent.Cancelled("enough")).dialed(dial);
        assertEquals(List.of(new ConnectionEffect.Close(dial.connection())), call.effects());
        assertEquals(Reason.CANCELLED, call.failed().reason());
    }

    @Test
    void aConnectionThatComesAfterItsPatienceIsClosed() {
        Dialogue call = call().start();
        ConnectionEffect.Dial dial = call.newest(ConnectionEffect.Dial.class);
        call.wake().dialed(dial);
        assertEquals(List.of(new ConnectionEffect.Close(dial.connection())), call.effects());
    }

    @Test
    void aFinishedFrameDisownsWhatItWaitsFor() {
        Puppet frame = new Puppet();
        frame.start = CallMachineTest::dialBoth;
        frame.answered = (answer, context) -> new Directive.Finish(refused());
        Dialogue call = call(frame).start();
        ConnectionEffect.Dial second = call.newest(ConnectionEffect.Dial.class);
        call.dialFailed(Dialogue.failure(Symptom.Kind.REFUSED));
        assertTrue(call.isOver());
        call.dialed(second);
        assertEquals(1, frame.answers.size());
        assertEquals(Set.of(), call.leaked());
    }

    @Test
    void aDisownedWaiterIsWithdrawn() {
        Puppet frame = new Puppet();
        frame.start = context -> Directive.Perform.of(new CallEffect.AwaitTopology(
                context.newEffect(), new Need(Wanted.WRITER, context.now(), Optional.empty())));
        Dialogue call = call(frame).start();
        call.on(new CallEvent.Cancelled("enough"));
        assertEquals(
                new CallEffect.Withdraw(
                        call.newest(CallEffect.AwaitTopology.class).id()),
                call.effects().get(0));
    }

    @Test
    void framesProceedInwardsAndGetTheResult() {
        Puppet outer = new Puppet();
        Puppet inner = new Puppet();
        outer.start = context -> new Directive.Proceed(CONNECT);
        inner.start = context -> new Directive.Proceed(CONNECT);
        outer.returned = (outcome, context) ->
                outcome instanceof CallOutcome.Failed ? new Directive.Proceed(CONNECT) : new Directive.Finish(outcome);
        Dialogue call = call(outer, inner).start();
        call.dialFailed(Dialogue.failure(Symptom.Kind.REFUSED)).dialFailed(Dialogue.failure(Symptom.Kind.REFUSED));
        assertFalse(call.isOver());
        call.dialed();
        assertEquals(HostId.of(A), call.connected().host().id());
    }

    @Test
    void whateverAFrameDoesWithConnectionsNoneLeaks() {
        Puppet careless = new Puppet();
        careless.start = context -> new Directive.Proceed(CONNECT);
        careless.returned = (outcome, context) -> new Directive.Finish(refused());
        Dialogue call = call(careless).start().dialed();
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertEquals(Set.of(), call.leaked());
    }

    @Test
    void aFrameThatThrowsEndsItsCallAndNothingLeaks() {
        Puppet broken = new Puppet();
        broken.start = context -> new Directive.Proceed(CONNECT);
        broken.returned = (outcome, context) -> {
            throw new IllegalStateException("boom");
        };
        Dialogue call = call(broken).start().dialed();
        assertEquals(Reason.PLUGIN_BROKE, call.failed().reason());
        assertTrue(
                call.failed()
                        .explanation()
                        .startsWith("A plugin failed by itself: java.lang.IllegalStateException: boom (at "),
                call.failed().explanation());
        assertEquals(Set.of(), call.leaked());
    }

    @Test
    void aPluginThatThrowsEndsItsCall() {
        Plugin broken = new Plugin() {
            @Override
            public String code() {
                return "broken";
            }

            @Override
            public Optional<Frame> onConnect(CallRequest.Connect request) {
                throw new IllegalArgumentException("boom");
            }
        };
        Chain chain = new Chain(List.of(broken), PATIENCE);
        Dialogue call = new Dialogue(new CallMachine(chain, CONNECT, Dialogue.within(BUDGET))).start();
        assertEquals(Reason.PLUGIN_BROKE, call.failed().reason());
    }

    @Test
    void anEndlessFrameIsFoundOut() {
        Puppet endless = new Puppet();
        endless.start = context -> new Directive.Proceed(CONNECT);
        Puppet fool = new Puppet();
        fool.start = context -> new Directive.Finish(refused());
        endless.returned = (outcome, context) -> new Directive.Proceed(CONNECT);
        Dialogue call = call(endless, fool);
        AssertionError error = assertThrows(AssertionError.class, call::start);
        assertTrue(error.getMessage().contains("goes on for ever"), error.getMessage());
        call.on(new CallEvent.Cancelled("the driver gives up"));
        assertTrue(call.isOver());
    }

    @Test
    void aFrameIsWokenAtItsTimeOnce() {
        Puppet sleeper = new Puppet();
        sleeper.wakeAt = Optional.of(Dialogue.ORIGIN.plus(Duration.ofMillis(30)));
        Dialogue call = call(sleeper).start().wake();
        assertEquals(Duration.ofMillis(30), call.now().since(Dialogue.ORIGIN));
        assertEquals(1, sleeper.woken);
        assertEquals(BUDGET, call.wakeAt().since(Dialogue.ORIGIN));
    }

    @Test
    void answersThatNobodyWaitsForChangeNothing() {
        Puppet frame = new Puppet();
        Dialogue call = call(frame).start();
        call.on(new CallEvent.Queried(new EffectId(77), Rows.NONE));
        call.on(new CallEvent.TopologyCame(new EffectId(78), Topology.EMPTY));
        assertEquals(List.of(), frame.answers);
        call.on(new ConnectionAnswer.Dialed(new EffectId(79), new ConnectionRef(80)));
        assertEquals(List.of(new ConnectionEffect.Close(new ConnectionRef(80))), call.effects());
    }

    @Test
    void aFailureThatNoPluginRecoversIsPassedOnAfterItWasReported() {
        Trouble trouble = new Trouble(HostId.of(A), 0, Dialogue.ORIGIN, Dialogue.failure(Symptom.Kind.DISCONNECTED));
        CallRequest request = new CallRequest.Recover(
                List.of(A), Wish.of(Target.WRITER), trouble, FailureClass.HOST_LOST, SessionState.UNTOUCHED);
        Dialogue call =
                new Dialogue(new CallMachine(new Chain(List.of(), PATIENCE), request, Dialogue.within(BUDGET))).start();
        assertEquals(List.of(new CallEffect.Report(trouble)), call.effects());
        assertEquals(Reason.NOT_HANDLED, call.failed().reason());
    }
}
