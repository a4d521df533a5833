package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.Trouble;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.failure.Failure;
import dev.lodestar.ports.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The contract of {@link dev.lodestar.ports.ClusterPort}. */
public abstract class ClusterPortContract extends PortHarness {

    protected ClusterPortContract() {}

    @Test
    void nothingIsKnownBeforeAnybodyAnswers() throws Exception {
        settle();
        assertEquals(Topology.EMPTY, port().topology());
    }

    @Test
    void whoWaitsIsToldOnceWhatHasBeenPublished() throws Exception {
        Waiting early = new Waiting();
        calmBeginning();
        until("news come", early::isTold);
        settle();
        assertEquals(1, early.told.size());
        assertTrue(early.told.get(0).writer().isPresent());
        assertTrue(early.told.get(0).epoch() <= port().topology().epoch());
    }

    @Test
    void aCrowdIsToldOnceEach() throws Exception {
        List<Waiting> crowd = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            crowd.add(new Waiting());
        }
        calmBeginning();
        until("all are told", () -> crowd.stream().allMatch(Waiting::isTold));
        settle();
        assertTrue(crowd.stream().allMatch(waiting -> waiting.told.size() == 1));
        assertEquals(100, crowd.stream().map(waiting -> waiting.id).distinct().count());
    }

    @Test
    void whoHasWithdrawnIsNotTold() throws Exception {
        List.of(a, b, c).forEach(LiveHost::freeze);
        Waiting gone = new Waiting();
        Waiting patient = new Waiting();
        port().withdraw(gone.id);
        List.of(a, b, c).forEach(LiveHost::thaw);
        calmBeginning();
        until("the other one is told", patient::isTold);
        settle();
        assertFalse(gone.isTold());
    }

    @Test
    void toWithdrawTooLateOrTwiceOrAsAStrangerIsHarmless() throws Exception {
        Waiting early = new Waiting();
        calmBeginning();
        until("news come", early::isTold);
        port().withdraw(early.id);
        port().withdraw(early.id);
        port().withdraw(new WaiterId(4711));
        Waiting next = new Waiting();
        until("news come again", next::isTold);
    }

    @Test
    void whoIsToldMayWaitAgain() throws Exception {
        List<Waiting> again = new CopyOnWriteArrayList<>();
        port().await(need(), new Reply<>() {
            @Override
            public void succeeded(Topology first) {
                again.add(new Waiting());
                company.stage().changed();
            }

            @Override
            public void failed(Failure closed) {
                throw new AssertionError("Nobody closes the cluster: " + closed);
            }
        });
        calmBeginning();
        until("the second news come", () -> again.stream().anyMatch(Waiting::isTold));
        assertEquals(1, again.size());
    }

    @Test
    void nobodyIsKeptWaitingByHostsThatAreSilent() {
        a.freeze();
        b.freeze();
        c.freeze();
        company.cluster().start();
        assertAtOnce(() -> {
            Waiting waiting = new Waiting();
            port().report(trouble(a));
            port().topology();
            port().withdraw(waiting.id);
        });
    }

    @Test
    void aReportMakesTheMachineAskEveryHost() throws Exception {
        calmBeginning();
        int answers = a.answers() + b.answers() + c.answers();
        port().report(trouble(a));
        until("a search begins", company::isSearching);
        until("all are asked", () -> a.answers() + b.answers() + c.answers() >= answers + 3);
    }

    @Test
    void troubleWithAHostThatIsNoMemberIsNone() throws Exception {
        calmBeginning();
        port().report(new Trouble(new HostId("stranger"), 0, now(), Failure.of(DISCONNECTED, "gone")));
        settle();
        assertFalse(company.isSearching());
    }

    @Test
    void whoWaitsWhenItEndsIsDismissedOnceAndNobodyElseIs() throws Exception {
        Waiting early = new Waiting();
        calmBeginning();
        until("news come", early::isTold);
        List.of(a, b, c).forEach(LiveHost::freeze);
        Waiting one = new Waiting();
        Waiting other = new Waiting();
        Waiting gone = new Waiting();
        port().withdraw(gone.id);
        company.cluster().close();
        until("both are dismissed", () -> one.isDismissed() && other.isDismissed());
        settle();
        assertEquals(2, one.dismissed.size() + other.dismissed.size());
        assertFalse(one.isTold() || other.isTold());
        assertFalse(early.isDismissed() || gone.isDismissed());
    }

    @Test
    void whoComesAfterTheEndIsDismissedAndNothingBreaks() throws Exception {
        calmBeginning();
        company.cluster().close();
        settle();
        Waiting late = new Waiting();
        port().report(trouble(a));
        until("he is dismissed", late::isDismissed);
        settle();
        assertEquals(1, late.dismissed.size());
        assertFalse(late.isTold());
        assertTrue(port().topology().hosts().isEmpty(), "there is no cluster any more");
        port().withdraw(late.id);
    }

    @Test
    void manyThreadsMayUseItAtOnce() throws Exception {
        calmBeginning();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<Waiting>>> all = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                all.add(threads.submit(this::waitsAndWithdraws));
            }
            for (Future<List<Waiting>> some : all) {
                for (Waiting waiting : some.get(30, TimeUnit.SECONDS)) {
                    until("everybody who stayed is told", waiting::isTold);
                    assertEquals(1, waiting.told.size());
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Those who did not withdraw. */
    private List<Waiting> waitsAndWithdraws() {
        List<Waiting> stayed = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            stayed.add(new Waiting());
            port().withdraw(new Waiting().id);
            port().report(trouble(a));
        }
        return stayed;
    }
}
