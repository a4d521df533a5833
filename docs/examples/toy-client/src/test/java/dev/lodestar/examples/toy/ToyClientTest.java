package dev.lodestar.examples.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The example does what its page says. */
@Timeout(60)
class ToyClientTest {

    private final BlockingQueue<String> log = new LinkedBlockingQueue<>();
    private ToyServers servers;
    private ToyClient client;

    @BeforeEach
    void connect() throws IOException {
        servers = new ToyServers();
        client = new ToyClient(List.of(servers.address("b")), fact -> log.add(fact.sentence()));
    }

    @AfterEach
    void close() {
        client.close();
        servers.close();
    }

    @Test
    void oneMemberIsEnoughToFindTheWriter() throws IOException {
        assertEquals("a took it", client.call("put 1"));
        assertEquals("a [1]", client.call("get"));
    }

    @Test
    void aReadThatWasLostMayBeRepeatedOnTheNewWriter() throws Exception {
        client.call("put 1");
        servers.server("a").dieOfTheNextCall();
        CompletableFuture<Void> promotion = promoteAfterTheLossIsKnown("b");

        LostCall lost = assertThrows(LostCall.class, () -> client.call("get"));

        promotion.get(30, TimeUnit.SECONDS);
        assertTrue(lost.mayBeRepeated());
        assertEquals("The connection to a was lost; the client now talks to b.", lost.getMessage());
        assertEquals("b [1]", client.call("get"));
    }

    @Test
    void aWriteThatWasCutOffMayHaveBeenApplied() throws Exception {
        client.call("put 1");
        servers.server("a").dieOfTheNextCall();
        CompletableFuture<Void> promotion = promoteAfterTheLossIsKnown("c");

        LostCall lost = assertThrows(LostCall.class, () -> client.call("put 2"));

        promotion.get(30, TimeUnit.SECONDS);
        assertFalse(lost.mayBeRepeated());
        assertTrue(lost.getMessage().endsWith("Nobody can tell from here whether its work was committed."));
        assertEquals("c [1, 2]", client.call("get"), "this time it was");
        assertEquals("c took it", client.call("put 3"));
    }

    @Test
    void aCallOnAFrozenWriterIsAbortedOnceAnotherHasProvedItself() throws Exception {
        client.call("put 1");
        CompletableFuture<Void> promotion = servers.server("a").freeze().thenRun(() -> servers.promote("b"));

        LostCall lost = assertThrows(LostCall.class, () -> client.call("put 2"));

        promotion.get(30, TimeUnit.SECONDS);

        assertFalse(lost.mayBeRepeated());
        assertEquals("b [1]", client.call("get"));
    }

    @Test
    void anIdleConnectionToADemotedWriterIsReplacedBeforeItsNextUse() throws Exception {
        client.call("put 1");
        servers.promote("b");
        await("Writer is b, before it was a");

        assertEquals("b took it", client.call("put 2"));
    }

    @Test
    void withoutAnyServerItSaysWhy() {
        servers.close();
        HostAddress b = servers.address("b");

        IOException refused =
                assertThrows(IOException.class, () -> new ToyClient(List.of(b), fact -> log.add(fact.sentence())));

        assertTrue(refused.getMessage().startsWith("No connection to " + b), refused.getMessage());
    }

    private CompletableFuture<Void> promoteAfterTheLossIsKnown(String next) {
        return CompletableFuture.runAsync(() -> {
            await("a is down");
            servers.promote(next);
        });
    }

    private void await(String fact) {
        try {
            String told;
            do {
                told = log.poll(30, TimeUnit.SECONDS);
                assertTrue(told != null, "Nobody told: " + fact);
            } while (!told.startsWith(fact));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
