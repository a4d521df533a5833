package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static dev.lodestar.domain.failover.Maps.reader;
import static dev.lodestar.domain.failover.Maps.topology;
import static dev.lodestar.domain.failover.Maps.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.AwaitTopology;
import dev.lodestar.domain.effect.CallEffect.Report;
import dev.lodestar.domain.effect.CallEffect.Restore;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.event.CallEvent;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.FailureClass;
import dev.lodestar.domain.failure.PostgresFailureRules;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallMachine;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Dialogue;
import dev.lodestar.domain.selection.HostSelector;
import dev.lodestar.domain.selection.SelectionStrategy;
import dev.lodestar.domain.session.SessionState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailoverMachineTest {

    private static final Duration BUDGET = Duration.ofSeconds(30);
    private static final Failure RESET = Dialogue.failure(Symptom.Kind.DISCONNECTED);
    private static final Failure REFUSED = Dialogue.failure(Symptom.Kind.REFUSED);
    private static final List<HostAddress> SEEDS =
            List.of(new HostAddress("a", 5432), new HostAddress("b", 5432), new HostAddress("c", 5432));
    private static final Topology CALM = topology(1, "a=writer b=reader c=reader");

    private Dialogue call;

    private static FailoverRules rules(Target target, boolean persistent) {
        return new FailoverRules(
                target,
                target,
                persistent,
                HostSelector.of(SelectionStrategy.ROUND_ROBIN),
                PostgresFailureRules.STANDARD,
                Duration.ofSeconds(2));
    }

    private Dialogue begin(FailoverRules rules, CallRequest request, Topology topology) {
        Chain chain = new Chain(List.of(new FailoverPlugin(rules)), Duration.ofSeconds(3));
        call = new Dialogue(new CallMachine(chain, request, Dialogue.within(BUDGET)));
        return call.sees(topology).start();
    }

    private Dialogue connect(Target target, Topology topology) {
        return begin(rules(target, true), new CallRequest.Connect(SEEDS, Optional.empty()), topology);
    }

    private Dialogue recover(Target target, String lost, Topology topology) {
        return recover(target, lost, topology, SessionState.UNTOUCHED);
    }

    private Dialogue recover(Target target, String lost, Topology topology, SessionState session) {
        Trouble trouble = new Trouble(id(lost), 0, Dialogue.ORIGIN, RESET);
        return begin(
                rules(target, true),
                new CallRequest.Recover(SEEDS, trouble, FailureClass.HOST_LOST, session),
                topology);
    }

    private HostId dialled() {
        return call.newest(Dial.class).host();
    }

    @AfterEach
    void nothingLeaks() {
        if (!call.isOver()) {
            call.on(new CallEvent.Cancelled("end of test"));
        }
        assertEquals(Set.of(), call.leaked());
    }

    // ---- the writer

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
        CallRequest request = new CallRequest.Recover(SEEDS, trouble, FailureClass.READ_ONLY, SessionState.UNTOUCHED);
        return begin(rules(Target.WRITER, true), request, CALM);
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

    // ---- readers

    @Test
    void aLostReaderIsReplacedByAnotherOneWithoutWaiting() {
        recover(Target.READER, "b", CALM);
        assertEquals(id("c"), dialled());
        call.dialed().told(reader());
        assertEquals(Role.READER, call.connected().role());
    }

    @Test
    void aPromotedReaderIsNoReader() {
        recover(Target.READER, "b", CALM).dialed().told(writer(2));
        assertEquals("Close Report", call.kinds());
        call.wake();
        assertEquals(Wanted.READER, call.newest(AwaitTopology.class).need().wanted());
    }

    @Test
    void aPromotedReaderWillDoForReaderOrWriter() {
        recover(Target.READER_OR_WRITER, "b", CALM).dialed().told(writer(2));
        assertEquals(Role.WRITER, call.connected().role());
    }

    @Test
    void strictReaderNeverTakesTheWriterThoughThereIsNoReader() {
        Topology lonely = topology(1, "a=writer b=?/down");
        connect(Target.READER, lonely);
        for (int i = 0; i < 20; i++) {
            call.news(lonely).wake();
        }
        assertEquals(0, call.count(Dial.class));
    }

    @Test
    void readerOrWriterTakesTheWriterWhenNoReaderWillDo() {
        connect(Target.READER_OR_WRITER, topology(1, "a=writer b=reader"));
        assertEquals(id("b"), dialled());
        call.dialFailed(REFUSED).wake();
        assertEquals(id("a"), dialled());
    }

    @Test
    void aBusyReaderIsNotTriedAgainWhileOthersAreLeft() {
        connect(Target.READER, CALM);
        HostId first = dialled();
        call.dialFailed(Dialogue.sql("53300")).wake();
        assertFalse(dialled().equals(first), "tried " + first + " twice");
        assertEquals(0, call.count(Report.class));
    }

    @Test
    void aBusyWriterKeepsItsNewsAndIsNoTrouble() {
        connect(Target.WRITER, CALM).dialFailed(Dialogue.sql("57P03"));
        assertEquals("", call.kinds());
        call.wake();
        assertEquals(id("a"), dialled());
        assertEquals(0, call.count(AwaitTopology.class));
    }

    // ---- the named host

    @Test
    void theNamedHostIsTakenWhateverItsRole() {
        connect(Target.NAMED_HOST, topology(1, "a=reader b=writer")).dialed().told(reader());
        assertEquals(id("a"), call.connected().host().id());
        assertEquals(Role.READER, call.connected().role());
    }

    @Test
    void theNamedHostIsDialledThoughNoTopologyKnowsIt() {
        connect(Target.NAMED_HOST, Topology.EMPTY).dialed().told(writer(1));
        assertEquals(id("a"), call.connected().host().id());
    }

    @Test
    void anAliasIsKnownByTheIdentityThatItTells() {
        Topology told = topology(1, "one=writer two=reader");
        connect(Target.NAMED_HOST, told).dialed().told(Maps.named("one:5432", writer(1)));
        assertEquals(id("one"), call.connected().host().id());
    }

    @Test
    void aStrangerAtAKnownAddressIsNotHandedOut() {
        connect(Target.WRITER, CALM).dialed().told(Maps.named("stranger", writer(1)));
        assertEquals("Close Report", call.kinds());
    }

    @Test
    void aSingleServerIsDialledAgainUntilItIsBack() {
        recover(Target.NAMED_HOST, "a", topology(1, "a=writer"));
        int dials = 0;
        while (dials < 30 && !call.isOver()) {
            if (call.count(Dial.class) > dials) {
                dials++;
                call.dialFailed(REFUSED);
            } else {
                call.wake();
            }
        }
        call.wake();
        call.dialed().told(writer(1));
        assertEquals(Role.WRITER, call.connected().role());
    }

    // ---- errors

    @ParameterizedTest
    @EnumSource(Target.class)
    void aRefusedLoginIsNeverRetried(Target target) {
        connect(target, CALM).dialFailed(Dialogue.sql("28P01"));
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertEquals(1, call.count(Dial.class));
    }

    @Test
    void aRefusedLoginEndsARecoveryToo() {
        recover(Target.READER, "b", CALM).dialFailed(Dialogue.sql("28P01"));
        assertEquals(Reason.REFUSED, call.failed().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D000", "42704", "08004"})
    void whatIsWrongWithTheSettingsIsToldAtOnce(String state) {
        connect(Target.WRITER, CALM).dialFailed(Dialogue.sql(state));
        assertEquals(Reason.REFUSED, call.failed().reason());
    }

    @Test
    void aNameThatNoLongerResolvesIsTriedAgainAfterAFailure() {
        recover(Target.READER, "b", CALM).dialFailed(Dialogue.failure(Symptom.Kind.UNKNOWN_HOST));
        assertFalse(call.isOver());
    }

    @Test
    void aHostThatMayNotTellItsRoleIsAnErrorAtOnce() {
        connect(Target.WRITER, CALM).dialed().askFailed(Dialogue.sql("42501"));
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertEquals("a:5432 does not tell its role: state 42501", call.failed().explanation());
    }

    @Test
    void withoutConnectFailoverTheFirstFailureIsTheResult() {
        begin(rules(Target.WRITER, false), new CallRequest.Connect(SEEDS, Optional.empty()), CALM);
        call.dialFailed(REFUSED);
        assertEquals(Reason.REFUSED, call.failed().reason());
    }

    // ---- the session

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

    // ---- pace

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
        CallRequest.Connect open = new CallRequest.Connect(SEEDS, Optional.empty());
        CallRequest.Connect chosen = open.to(CALM.writer().orElseThrow());
        FailoverPlugin plugin = new FailoverPlugin(rules(Target.WRITER, true));
        assertTrue(plugin.onConnect(open).isPresent());
        assertTrue(plugin.onConnect(chosen).isEmpty());
        connect(Target.WRITER, CALM);
    }

    @ParameterizedTest
    @EnumSource(FailureClass.class)
    void onlyALostOrDemotedHostIsFailedOverFrom(FailureClass kind) {
        CallRequest.Recover request = new CallRequest.Recover(
                SEEDS, new Trouble(id("a"), 0, Dialogue.ORIGIN, RESET), kind, SessionState.UNTOUCHED);
        assertEquals(
                kind == FailureClass.HOST_LOST || kind == FailureClass.READ_ONLY,
                new FailoverPlugin(rules(Target.WRITER, true))
                        .onRecover(request)
                        .isPresent());
        assertEquals(
                kind == FailureClass.HOST_LOST,
                new FailoverPlugin(rules(Target.READER, true))
                        .onRecover(request)
                        .isPresent());
        connect(Target.WRITER, CALM);
    }
}
