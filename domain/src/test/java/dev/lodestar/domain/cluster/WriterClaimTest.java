package dev.lodestar.domain.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.WriterClaim.Fenced;
import dev.lodestar.domain.cluster.WriterClaim.Timeline;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WriterClaimTest {

    private record Case(WriterClaim claim, WriterClaim accepted, ClaimOrder order) {}

    static List<Case> cases() {
        Timeline four = new Timeline("x", 4);
        return List.of(
                new Case(new Timeline("x", 5), four, ClaimOrder.NEWER),
                new Case(new Timeline("x", 3), four, ClaimOrder.OLDER),
                new Case(new Timeline("x", 4), four, ClaimOrder.INCOMPARABLE),
                // Two databases that were initialised apart: their timelines count different promotions.
                new Case(new Timeline("y", 5), four, ClaimOrder.INCOMPARABLE),
                new Case(new Timeline("y", 3), four, ClaimOrder.INCOMPARABLE),
                new Case(new Fenced(), new Fenced(), ClaimOrder.BY_OBSERVATION),
                new Case(new Fenced(), four, ClaimOrder.INCOMPARABLE),
                new Case(four, new Fenced(), ClaimOrder.INCOMPARABLE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void claimsAreOrderedOnlyWhereTheySurelyAre(Case example) {
        assertEquals(example.order(), example.claim().against(example.accepted()));
    }
}
