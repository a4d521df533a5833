package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.WaiterId;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.ports.contract.RunningCluster.Held;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of {@link dev.lodestar.ports.CallersPort}. */
public abstract class CallersPortContract extends PortHarness {

    private static final Topology NEWS = new Topology(7, List.of(), Optional.empty(), false);

    private final List<String> aborted = new CopyOnWriteArrayList<>();

    protected CallersPortContract() {}

    /** The machine is to have no news of its own. */
    @BeforeEach
    final void silenceEveryHost() {
        List.of(a, b, c).forEach(LiveHost::freeze);
    }

    private Held hold(String name, LiveHost host, long generation, Chain chain) throws Exception {
        return company.cluster().hold(host.id(), generation, chain, () -> {
            aborted.add(name);
            company.stage().changed();
        });
    }

    private void untilAborted(String name) {
        until(name + " is aborted", () -> aborted.contains(name));
    }

    @Test
    void whoIsReleasedGetsTheNewsOnce() {
        Waiting waiting = new Waiting();
        machine().release(waiting.id, NEWS);
        machine().release(waiting.id, NEWS);
        until("he is told", waiting::isTold);
        assertEquals(List.of(NEWS), waiting.told);
    }

    @Test
    void onlyTheOneWhoIsNamedIsReleased() {
        Waiting one = new Waiting();
        Waiting other = new Waiting();
        machine().release(one.id, NEWS);
        until("he is told", one::isTold);
        assertFalse(other.isTold());
    }

    @Test
    void toReleaseAStrangerOrOneWhoWithdrewIsHarmless() {
        Waiting gone = new Waiting();
        port().withdraw(gone.id);
        machine().release(gone.id, NEWS);
        machine().release(new WaiterId(4711), NEWS);
        assertFalse(gone.isTold());
    }

    @Test
    void whoIsDismissedIsToldSoOnceAndGetsNoNews() {
        Waiting waiting = new Waiting();
        Waiting other = new Waiting();
        machine().dismiss(waiting.id);
        machine().dismiss(waiting.id);
        machine().release(waiting.id, NEWS);
        until("he is told", waiting::isDismissed);
        assertEquals(1, waiting.dismissed.size());
        assertFalse(waiting.isTold() || other.isDismissed());
    }

    @Test
    void toDismissAStrangerOrOneWhoWithdrewIsHarmless() {
        Waiting gone = new Waiting();
        port().withdraw(gone.id);
        machine().dismiss(gone.id);
        machine().dismiss(new WaiterId(4711));
        assertFalse(gone.isDismissed());
    }

    @Test
    void whatIsConnectedToACondemnedHostIsDoomed() throws Exception {
        Held held = hold("a0", a, 0, PROTECTED);
        machine().condemn(a.id(), 0, "it died");
        assertFalse(held.isUsable());
        untilAborted("a0");
    }

    @Test
    void earlierGenerationsAreDoomedAndLaterOnesAreNot() throws Exception {
        Held first = hold("a1", a, 1, PROTECTED);
        Held second = hold("a2", a, 2, PROTECTED);
        Held third = hold("a3", a, 3, PROTECTED);
        machine().condemn(a.id(), 2, "it was demoted");
        untilAborted("a1");
        untilAborted("a2");
        assertFalse(first.isUsable() || second.isUsable());
        assertTrue(third.isUsable());
        assertFalse(aborted.contains("a3"));
    }

    @Test
    void otherHostsAreLeftAlone() throws Exception {
        hold("a0", a, 0, PROTECTED);
        Held other = hold("b0", b, 0, PROTECTED);
        machine().condemn(a.id(), 9, "it died");
        untilAborted("a0");
        assertTrue(other.isUsable());
        assertFalse(aborted.contains("b0"));
    }

    @Test
    void withoutAPluginThatWantsItNoCallInFlightIsAborted() throws Exception {
        Held bare = hold("bare", a, 0, Chain.NONE);
        hold("protected", a, 0, PROTECTED);
        machine().condemn(a.id(), 0, "it died");
        untilAborted("protected");
        settle();
        assertFalse(bare.isUsable(), "no further call is made on it all the same");
        assertFalse(aborted.contains("bare"));
    }

    @Test
    void toCondemnTwiceOrAStrangerIsHarmless() throws Exception {
        Held held = hold("a0", a, 0, PROTECTED);
        machine().condemn(new HostId("stranger"), 3, "nobody knows it");
        assertTrue(held.isUsable());
        machine().condemn(a.id(), 0, "it died");
        machine().condemn(a.id(), 0, "it died");
        untilAborted("a0");
    }

    @Test
    void toCondemnWaitsForNobody() throws Exception {
        for (int i = 0; i < 20; i++) {
            hold("a" + i, a, i, PROTECTED);
        }
        assertAtOnce(() -> machine().condemn(a.id(), 20, "it died"));
        until("all are aborted", () -> aborted.stream().distinct().count() == 20);
    }
}
