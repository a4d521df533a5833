package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static dev.lodestar.domain.failover.Maps.reader;
import static dev.lodestar.domain.failover.Maps.topology;
import static dev.lodestar.domain.failover.Maps.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.selection.Target;
import org.junit.jupiter.api.Test;

/** Who wants the host that the URL names. */
class NamedHostFailoverTest extends FailoverScene {

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
}
