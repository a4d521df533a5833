package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static dev.lodestar.domain.failover.Maps.reader;
import static dev.lodestar.domain.failover.Maps.topology;
import static dev.lodestar.domain.failover.Maps.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.HostFilter;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Not every host may serve a wish; and a connection that is there already is only to be verified. */
class LimitedHostsTest extends FailoverScene {

    @Test
    void aReaderThatIsNotAllowedIsNotDialled() {
        begin(first(Target.READER).within(HostFilter.except(id("b"))), CALM);
        assertEquals(id("c"), dialled());
    }

    @Test
    void theWriterIsNoReplacementIfItIsNotAllowed() {
        begin(first(Target.READER_OR_WRITER).within(HostFilter.only(id("b"))), CALM);
        assertEquals(id("b"), dialled());
        call.dialFailed(REFUSED).wake();
        assertEquals("AwaitTopology", call.kinds());
    }

    @Test
    void aConnectionThatIsThereAlreadyIsVerifiedAndNothingElse() {
        begin(atOnce("a"), CALM);
        assertEquals(id("a"), dialled());
        call.dialed().told(writer(1));
        assertEquals(id("a"), call.connected().host().id());
    }

    @Test
    void aConnectionToAHostThatIsNotWantedAnyMoreIsRefusedAtOnce() {
        begin(atOnce("a"), topology(2, "a/1=? b=writer c=reader"));
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertEquals(
                "No host is known as WRITER among the hosts [a:5432]",
                call.failed().explanation());
    }

    @Test
    void aConnectionToAHostWithAnotherRoleIsRefusedAtOnce() {
        begin(atOnce("a"), CALM);
        call.dialed().told(reader());
        assertEquals(Reason.REFUSED, call.failed().reason());
    }

    private static CallRequest atOnce(String host) {
        Wish wish = Wish.of(Target.WRITER).within(HostFilter.only(id(host)));
        return new CallRequest.Connect(SEEDS, wish, Insistence.AT_ONCE, Optional.empty());
    }
}
