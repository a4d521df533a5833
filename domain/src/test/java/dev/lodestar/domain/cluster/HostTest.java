package dev.lodestar.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HostTest {

    private static final HostAddress ADDRESS = new HostAddress("a", 5432);
    private static final Host BEFORE = Host.at(ADDRESS);
    private static final Host AFTER = new Host(
            BEFORE.id(),
            new HostAddress("elsewhere", 6000),
            Role.READER,
            Host.Health.DOWN,
            7,
            new Load(99, Duration.ofSeconds(5)));

    /** Whatever changes about a host, it is not its identity: a key that is kept goes on fitting. */
    @Test
    void aHostIsFoundByItsIdWhateverElseHasChanged() {
        Map<HostId, String> kept = new HashMap<>(Map.of(BEFORE.id(), "kept"));
        assertEquals("kept", kept.get(AFTER.id()));
        Topology topology = new Topology(1, List.of(AFTER), Optional.empty(), false);
        assertEquals(Optional.of(AFTER), topology.host(BEFORE.id()));
    }

    @Test
    void aConnectionOfAnEarlierGenerationIsCondemned() {
        Topology topology = new Topology(1, List.of(AFTER), Optional.empty(), false);
        assertTrue(topology.isCondemned(BEFORE.id(), BEFORE.generation()));
    }

    @Test
    void twoSpellingsOfAnAddressAreOneIdentity() {
        assertEquals(BEFORE.id(), HostId.of(new HostAddress(" A. ", 5432)));
    }
}
