package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static dev.lodestar.domain.failover.Maps.reader;
import static dev.lodestar.domain.failover.Maps.topology;
import static dev.lodestar.domain.failover.Maps.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.AwaitTopology;
import dev.lodestar.domain.effect.CallEffect.Report;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Dialogue;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import dev.lodestar.domain.session.SessionState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Who wants the writer and nobody else. */
class WriterFailoverTest extends FailoverScene {

    @Test
    void aFirstConnectionGoesToTheKnownWriterAtOnceAndVerifiesIt() {
        connect(Target.WRITER, CALM);
        assertEquals(id("a"), dialled());
        assertEquals("Ask", call.dialed().kinds());
        call.told(writer(1));
        assertEquals(id("a"), call.connected().host().id());
        assertEquals(Role.WRITER, call.connected().role());
    }

    @Test
    void afterACrashItWaitsForNewsAndGoesWhereTheyLead() {
        recover(Target.WRITER, "a", CALM);
        assertEquals("Report AwaitTopology", call.kinds());
        assertEquals(Dialogue.ORIGIN, call.newest(AwaitTopology.class).need().since());
        call.after(Duration.ofSeconds(1)).news(topology(2, "a/1=? b=writer c=reader"));
        assertEquals(id("b"), dialled());
        call.dialed().told(writer(2));
        assertEquals(id("b"), call.connected().host().id());
    }

    @Test
    void aFailureOfACondemnedGenerationNeedsNoNews() {
        recover(Target.WRITER, "a", topology(2, "a/1=? b=writer c=reader"));
        assertEquals(id("b"), dialled());
    }

    @Test
    void aRefusedWriteIsTheApplicationsOwnAffairIfItsHostStillIsTheWriter() {
        refusedOn("a").after(Duration.ofSeconds(1)).news(CALM);
        assertEquals(Reason.NOT_HANDLED, call.failed().reason());
    }

    @Test
    void aWriteRefusedByADemotedHostFollowsTheWriter() {
        refusedOn("a").after(Duration.ofSeconds(1)).news(topology(2, "a/1=reader b=writer c=reader"));
        assertEquals(id("b"), dialled());
    }

    private Dialogue refusedOn(String host) {
        Trouble trouble = new Trouble(id(host), 0, Dialogue.ORIGIN, RESET);
        CallRequest request = new CallRequest.Recover(
                SEEDS, Wish.of(Target.WRITER), trouble, FailureClass.READ_ONLY, SessionState.UNTOUCHED);
        return begin(request, CALM);
    }

    @Test
    void afterAFailedDialOnlyNewsFromLaterThanThatCount() {
        recover(Target.WRITER, "a", CALM).after(Duration.ofSeconds(1)).news(topology(2, "a/1=? b=writer c=reader"));
        call.after(Duration.ofSeconds(1)).dialFailed(REFUSED);
        assertEquals("Report", call.kinds());
        assertEquals(id("b"), call.newest(Report.class).trouble().host());
        call.wake();
        assertEquals("AwaitTopology", call.kinds());
        assertEquals(
                Duration.ofSeconds(2),
                call.newest(AwaitTopology.class).need().since().since(Dialogue.ORIGIN));
    }

    @Test
    void aHostThatSaysReaderIsNotHandedOutAsWriter() {
        connect(Target.WRITER, CALM).dialed().told(reader());
        assertEquals("Close Report", call.kinds());
        call.wake();
        assertEquals("AwaitTopology", call.kinds());
    }

    @Test
    void anExWriterThatDoesNotKnowItYetIsNotHandedOut() {
        connect(Target.WRITER, CALM).dialed();
        call.sees(topology(2, "a/1=? b=writer c=reader")).told(writer(1));
        assertEquals("Close Report", call.kinds());
    }

    @Test
    void anExWriterIsNotHandedOutEvenWhereAnyRoleWillDo() {
        recover(Target.READER_OR_WRITER, "b", CALM).dialed();
        call.sees(topology(2, "a=writer b=reader c=reader")).told(writer(1));
        assertEquals("Close Report", call.kinds());
    }

    @Test
    void aHostCondemnedBetweenDialAndProofIsNotHandedOut() {
        connect(Target.WRITER, CALM).dialed();
        call.sees(topology(1, "a/1=writer b=reader c=reader")).told(writer(1));
        assertEquals("Close Report", call.kinds());
    }

    @Test
    void aWriterWithANewerClaimThanIsKnownIsHandedOut() {
        connect(Target.WRITER, CALM).dialed().told(writer(9));
        assertEquals(id("a"), call.connected().host().id());
    }

    @Test
    void splitBrainIsAnErrorAtOnceForWhoWantsTheWriter() {
        connect(Target.WRITER, Maps.split("a=? b=? c=reader"));
        assertEquals(Reason.SPLIT_BRAIN, call.failed().reason());
        recover(Target.WRITER, "a", CALM).news(Maps.split("a/1=? b=? c=reader"));
        assertEquals(Reason.SPLIT_BRAIN, call.failed().reason());
    }

    @Test
    void splitBrainWithoutAnyReaderDoesNotMakeWhoWantsAReaderSpin() {
        Topology split = Maps.split("a=? b=?");
        connect(Target.READER, split);
        int events = 0;
        while (!call.isOver() && events++ < 200) {
            if (call.kinds().contains("AwaitTopology")) {
                call.news(split);
            } else {
                call.wake();
            }
        }
        assertTrue(call.isOver(), "still busy after " + events);
        assertTrue(events < 200, events + " events in " + BUDGET);
    }

    @Test
    void newsWithoutTheWantedHostAreNotBelievedTwice() {
        recover(Target.WRITER, "a", CALM).news(topology(1, "a=writer/down b=reader c=reader"));
        assertEquals("", call.kinds());
        call.wake();
        assertEquals("AwaitTopology", call.kinds());
        assertTrue(call.now().since(Dialogue.ORIGIN).toMillis() < 30, "rests for some 10 ms");
    }
}
