package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.reader;
import static dev.lodestar.domain.failover.Maps.topology;
import static dev.lodestar.domain.failover.Maps.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.Host;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.selection.Target;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerificationTest {

    private static final Host B = Host.at(new HostAddress("b", 5432));
    private static final Topology CALM = topology(1, "a=writer b=reader c=reader");

    @Test
    void aNamedHostThatClaimsToBeWriterBesideTheAcceptedOneHasYetToProveIt() {
        assertEquals(
                Optional.of("b:5432 claims to be writer, but a:5432 is accepted"),
                Verification.objection(Target.NAMED_HOST, B, writer(2), CALM));
        assertEquals(Optional.empty(), Verification.objection(Target.NAMED_HOST, B, reader(), CALM));
    }

    @Test
    void aNamedHostThatIsNoMemberContradictsNobody() {
        Host alias = Host.at(new HostAddress("alias", 5432));
        assertEquals(Optional.empty(), Verification.objection(Target.NAMED_HOST, alias, writer(1), CALM));
    }

    @Test
    void aWriterThatWasReplacedBeforeItWasEverAcceptedIsNotHandedOut() {
        assertEquals(
                Optional.of("another host was accepted as writer instead of b:5432"),
                Verification.objectionNow(Target.WRITER, B, topology(3, "a/1=? b=reader c=writer")));
    }

    @Test
    void aWriterOfWhichNothingIsKnownYetIsHandedOut() {
        assertEquals(
                Optional.empty(), Verification.objectionNow(Target.WRITER, B, topology(0, "a/1=? b=reader c=reader")));
    }

    @Test
    void inASplitBrainNobodyIsHandedOutAsWriter() {
        assertEquals(
                Optional.of("another host was accepted as writer instead of b:5432"),
                Verification.objectionNow(Target.WRITER, B, Maps.split("a/1=? b=? c=reader")));
    }
}
