package dev.lodestar.domain.failover;

import static dev.lodestar.domain.failover.Maps.id;
import static dev.lodestar.domain.failover.Maps.reader;
import static dev.lodestar.domain.failover.Maps.topology;
import static dev.lodestar.domain.failover.Maps.writer;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.effect.CallEffect.AwaitTopology;
import dev.lodestar.domain.effect.CallEffect.Report;
import dev.lodestar.domain.effect.CallEffect.Wanted;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.plugin.Dialogue;
import dev.lodestar.domain.selection.Target;
import org.junit.jupiter.api.Test;

/** Who wants a reader, or would take one. */
class ReaderFailoverTest extends FailoverScene {

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
}
