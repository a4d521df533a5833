package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lodestar.domain.cluster.Host.Health;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.failure.Symptom;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The driver contract for a whole cluster: a cluster machine and the calls that depend on it do the same in the hands of
 * every adapter, probes, publications and facts included. What they do is written once, in {@code ensemble-stories.txt}, by
 * the simulator; {@link Voices} says up to what two runs are the same.
 */
public abstract class EnsembleContract extends EnsembleHarness {

    private static final Symptom READ_ONLY = Symptom.sql("25006", 0, "");

    protected EnsembleContract() {}

    @Test
    void everyStoryHasItsScenario() {
        Set<String> scenarios = new TreeSet<>();
        Stream.of(EnsembleContract.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Test.class))
                .forEach(method -> scenarios.add(method.getName()));
        scenarios.remove("everyStoryHasItsScenario");
        assertEquals(scenarios, new TreeSet<>(stories().names()));
    }

    // ---- the beginning

    @Test
    void aClusterBecomesKnownAndServes() throws Exception {
        calmBeginning();
        connect("one");
        untilAllEnd();
        compare();
    }

    @Test
    void aCallThatIsFirstWaitsUntilTheClusterIsKnown() throws Exception {
        CallPart call = connect("early");
        until("it waits", call::waits);
        calmBeginning();
        untilAllEnd();
        compare();
    }

    @Test
    void aSilentHostKeepsNobodyWaiting() throws Exception {
        c.freeze();
        CallPart call = connect("one");
        until("it waits", call::waits);
        company.cluster().start();
        untilAllEnd();
        untilDead(c);
        compare();
    }

    @Test
    void aHostThatRefusesOurLoginIsAlive() throws Exception {
        a.refuseLogins(2, "28P01");
        calmBeginning();
        connect("one");
        untilAllEnd();
        compare();
    }

    @Test
    void twoWritersOfOneTimelineAreASplitBrain() throws Exception {
        b.promote(1);
        company.cluster().start();
        until("it is seen", () -> company.cluster().forCalls().topology().splitBrain());
        until("c is known", () -> isShown(c, Role.READER));
        connect("one");
        untilAllEnd();
        compare();
    }

    // ---- the loss of the writer

    @Test
    void aCrashedWriterIsReplacedByThePromotedHost() throws Exception {
        calmBeginning();
        a.crash();
        recover("one", a, DISCONNECTED);
        untilRefused(a);
        untilRefused(a);
        b.promote(2);
        untilAllEnd();
        compare();
    }

    @Test
    void aFrozenWriterIsReplacedAndItsCallsInFlightAreAborted() throws Exception {
        calmBeginning();
        RunningCluster.Held held = hold(a, 0);
        a.freeze();
        recover("one", a, Symptom.of(Symptom.Kind.TIMED_OUT));
        until("a search has begun", company::isSearching);
        b.promote(2);
        untilAllEnd();
        untilItsCallIsAborted();
        assertFalse(held.isUsable());
        untilDead(a);
        compare();
    }

    @Test
    void aFrozenWriterThatNobodyReplacesIsDeclaredDead() throws Exception {
        calmBeginning();
        RunningCluster.Held held = hold(a, 0);
        a.freeze();
        recover("one", a, Symptom.of(Symptom.Kind.TIMED_OUT));
        untilItsCallIsAborted();
        assertFalse(held.isUsable());
        untilDialled(a);
        thaw(a);
        untilAllEnd();
        compare();
    }

    @Test
    void anExWriterThatWakesUpIsNotBelieved() throws Exception {
        calmBeginning();
        a.freeze();
        recover("one", a, Symptom.of(Symptom.Kind.TIMED_OUT));
        until("a search has begun", company::isSearching);
        b.promote(2);
        untilAllEnd();
        untilDead(a);
        thaw(a);
        until(
                "a is back",
                () -> shown(a).filter(host -> host.health() == Health.UP).isPresent());
        compare();
    }

    @Test
    void aWriterThatStepsDownIsCondemned() throws Exception {
        calmBeginning();
        hold(a, 0);
        a.demote();
        recover("one", a, READ_ONLY);
        until("a is a reader", () -> isShown(a, Role.READER));
        b.promote(2);
        untilAllEnd();
        untilItsCallIsAborted();
        compare();
    }

    @Test
    void aWriterThatOnlyRestartsIsFoundAgain() throws Exception {
        calmBeginning();
        a.crash();
        recover("one", a, DISCONNECTED);
        untilRefused(a);
        untilRefused(a);
        a.restart();
        untilAllEnd();
        compare();
    }

    @Test
    void aReadOnlyErrorFromTheWriterItselfIsTheApplicationsOwnAffair() throws Exception {
        calmBeginning();
        recover("one", a, READ_ONLY);
        untilAllEnd();
        compare();
    }

    @Test
    void aLossThatWasDealtWithBeforeIsAnsweredAtOnce() throws Exception {
        calmBeginning();
        a.demote();
        recover("one", a, READ_ONLY);
        until("a is a reader", () -> isShown(a, Role.READER));
        b.promote(2);
        untilAllEnd();
        recover("two", a, DISCONNECTED);
        untilAllEnd();
        compare();
    }

    // ---- more than one, and misfortune

    @Test
    void callsThatFailTogetherAreOneSearch() throws Exception {
        calmBeginning();
        a.crash();
        for (String name : new String[] {"one", "two", "three", "four"}) {
            recover(name, a, DISCONNECTED);
        }
        until("all wait", () -> company.calls().stream().allMatch(CallPart::waits));
        untilRefused(a);
        untilRefused(a);
        b.promote(2);
        untilAllEnd();
        compare();
    }

    @Test
    void answersThatComeTwiceCountOnce() throws Exception {
        a.stutter();
        b.stutter();
        c.stutter();
        calmBeginning();
        a.crash();
        recover("one", a, DISCONNECTED);
        untilRefused(a);
        untilRefused(a);
        b.promote(2);
        untilAllEnd();
        compare();
    }

    @Test
    void aFullHostIsDialledAgain() throws Exception {
        calmBeginning();
        a.refuseLogins(2, "53300");
        connect("one");
        untilAllEnd();
        compare();
    }

    @Test
    void aDeadlineEndsTheWaitForAPromotion() throws Exception {
        calmBeginning();
        a.crash();
        budget = Duration.ofMillis(300);
        recover("one", a, DISCONNECTED);
        untilRefused(a);
        untilRefused(a);
        untilAllEnd();
        compare();
    }

    @Test
    void aCancelledCallWaitsNoLonger() throws Exception {
        calmBeginning();
        a.crash();
        CallPart call = recover("one", a, DISCONNECTED);
        until("it waits", call::waits);
        untilRefused(a);
        untilRefused(a);
        call.cancel();
        untilAllEnd();
        compare();
    }

    @Test
    void aClusterThatIsClosedDuringASearchClosesWhatComesLate() throws Exception {
        c.freeze();
        company.cluster().start();
        until("a and b are known", () -> isShown(a, Role.WRITER) && isShown(b, Role.READER));
        untilDead(c);
        a.crash();
        CallPart call = recover("one", a, DISCONNECTED);
        until("it waits", call::waits);
        untilRefused(a);
        untilRefused(a);
        company.cluster().close();
        until("the monitor is gone", () -> company.monitoringConnections() == 0);
        untilAllEnd();
        thaw(c);
        compare();
    }

    @Test
    void aCalmClusterKeepsOneConnectionUntilItBreaks() throws Exception {
        calmBeginning();
        until("only the writer is watched", () -> company.monitoringConnections() == 1);
        int answers = b.answers() + c.answers();
        recover("one", a, DISCONNECTED);
        until("both readers are asked again", () -> b.answers() + c.answers() == answers + 2);
        untilAllEnd();
        compare();
    }
}
