package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Dialogue;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How often is tried again, and what is tried at all. */
class FailoverPaceTest extends FailoverScene {

    /** Whatever goes wrong at once every time: attempts are bounded and the call ends at its deadline. */
    @ParameterizedTest
    @EnumSource(Target.class)
    void itNeverSpins(Target target) {
        connect(target, CALM);
        int events = 0;
        while (!call.isOver()) {
            assertTrue(events++ < 1_000, "spins");
            switch (call.kinds().contains("Dial") ? "dial" : call.kinds().contains("Await") ? "await" : "rest") {
                case "dial" -> call.dialFailed(REFUSED);
                case "await" -> call.news(CALM);
                default -> call.wake();
            }
        }
        assertEquals(Reason.DEADLINE, call.failed().reason());
        assertEquals(BUDGET, call.now().since(Dialogue.ORIGIN));
        long dials = call.count(Dial.class);
        assertTrue(dials >= 20 && dials <= 120, target + ": " + dials + " dials in " + BUDGET);
        assertEquals(
                "No usable host within the time allowed; the last failure was: refused",
                call.failed().explanation());
    }

    @Test
    void aHostThatWasChosenByAnOuterPluginIsNotChosenAgain() {
        CallRequest.Connect open = first(Target.WRITER);
        CallRequest.Connect chosen = open.to(CALM.writer().orElseThrow());
        FailoverPlugin plugin = new FailoverPlugin(RULES);
        assertTrue(plugin.onConnect(open).isPresent());
        assertTrue(plugin.onConnect(chosen).isEmpty());
        connect(Target.WRITER, CALM);
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void onlyALostOrDemotedHostIsFailedOverFrom(FailureClass kind) {
        boolean lostOrDemoted = kind == FailureClass.HOST_LOST || kind == FailureClass.READ_ONLY;
        assertEquals(lostOrDemoted, handles(Target.WRITER, kind));
        assertEquals(kind == FailureClass.HOST_LOST, handles(Target.READER, kind));
        connect(Target.WRITER, CALM);
    }

    private static boolean handles(Target target, FailureClass kind) {
        Trouble trouble = new Trouble(id("a"), 0, Dialogue.ORIGIN, RESET);
        CallRequest.Recover request =
                new CallRequest.Recover(SEEDS, Wish.of(target), trouble, kind, SessionState.UNTOUCHED);
        return new FailoverPlugin(RULES).onRecover(request).isPresent();
    }
}
