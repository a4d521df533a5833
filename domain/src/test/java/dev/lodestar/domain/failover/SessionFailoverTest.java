package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static dev.lodestar.domain.failover.Maps.reader;
import static dev.lodestar.domain.failover.Maps.topology;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.effect.CallEffect.Restore;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.Dialogue;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.session.SessionState;
import org.junit.jupiter.api.Test;

/** What a session set moves with it, or it does not move. */
class SessionFailoverTest extends FailoverScene {

    @Test
    void theSessionIsCarriedOverBeforeTheConnectionIsHandedOut() {
        recover(Target.READER, "b", CALM, SessionState.UNTOUCHED.withReadOnly(true))
                .dialed()
                .told(reader());
        assertEquals("Restore", call.kinds());
        call.on(new CallEvent.Restored(call.newest(Restore.class).id()));
        assertEquals(id("c"), call.connected().host().id());
    }

    @Test
    void aHostThatIsLostWhileTheSessionIsRestoredIsReplaced() {
        recover(Target.READER, "b", CALM, SessionState.UNTOUCHED.withReadOnly(true))
                .dialed()
                .told(reader());
        call.on(new CallEvent.RestoreFailed(call.newest(Restore.class).id(), RESET));
        assertEquals("Close Report", call.kinds());
    }

    @Test
    void aSessionThatCannotBeRestoredIsAnError() {
        recover(Target.READER, "b", CALM, SessionState.UNTOUCHED.withReadOnly(true))
                .dialed()
                .told(reader());
        call.on(new CallEvent.RestoreFailed(call.newest(Restore.class).id(), Dialogue.sql("42704")));
        assertEquals(Reason.SESSION_NOT_CARRIED, call.failed().reason());
    }

    @Test
    void aHostCondemnedWhileTheSessionIsRestoredIsNotHandedOut() {
        recover(Target.READER, "b", CALM, SessionState.UNTOUCHED.withReadOnly(true))
                .dialed()
                .told(reader());
        call.sees(topology(1, "a=writer b=reader c/1=reader"));
        call.on(new CallEvent.Restored(call.newest(Restore.class).id()));
        assertEquals("Close Report", call.kinds());
    }

    @Test
    void aSessionWithStateThatCannotBeCarriedDoesNotMove() {
        SessionState stuck = SessionState.UNTOUCHED.withUncarried("a temporary table");
        recover(Target.WRITER, "a", CALM, stuck);
        assertEquals(Reason.SESSION_NOT_CARRIED, call.failed().reason());
        assertTrue(
                call.failed().explanation().contains("a temporary table"),
                call.failed().explanation());
        assertEquals(0, call.count(Dial.class));
    }
}
