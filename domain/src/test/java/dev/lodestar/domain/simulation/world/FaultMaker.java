package dev.lodestar.domain.simulation.world;

import dev.lodestar.domain.simulation.clock.Chance;
import dev.lodestar.domain.simulation.world.Fault.Spot;
import dev.lodestar.domain.simulation.world.Flavour.Comeback;
import dev.lodestar.domain.simulation.world.Flavour.Manner;
import java.time.Duration;
import java.util.List;

/** Makes faults up. */
public final class FaultMaker {

    private final Chance chance;

    public FaultMaker(Chance chance) {
        this.chance = chance;
    }

    public Fault any() {
        Spot spot = new Spot(chance.below(2), chance.below(5));
        int process = chance.below(2);
        return switch (chance.below(20)) {
            case 0, 1, 2 -> new Fault.Crash(spot, power(), span(8_000), chance.oneOf(List.of(Comeback.values())));
            case 3 -> new Fault.Flap(spot, 2 + chance.below(4), span(1_500));
            case 4, 5, 6 -> new Fault.Freeze(spot, span(12_000));
            case 7, 8, 9 -> new Fault.Promote(spot, manner(), span(6_000));
            case 10 -> new Fault.Cut(spot);
            case 11 -> new Fault.Suffer(spot, chance.oneOf(List.of(Server.Ailment.values())), span(4_000));
            case 12, 13 -> new Fault.BlackHole(process, spot, chance.oneOf(List.of(Path.Hole.values())), span(10_000));
            case 14 -> new Fault.SlowWay(process, spot, span(900), span(8_000));
            case 15, 16 -> new Fault.Stop(process, span(6_000), chance.oneOf(List.of(Fault.Stop.Clock.values())));
            case 17 -> new Fault.Grow(spot.cluster());
            case 18 -> new Fault.Shrink(spot, span(10_000));
            default -> new Fault.MixUp(spot, new Spot(spot.cluster(), chance.below(5)), span(5_000));
        };
    }

    private Server.Power power() {
        return chance.percent(50) ? Server.Power.STOPPED : Server.Power.DARK;
    }

    private Manner manner() {
        return chance.percent(10) ? Manner.RIVALRY : chance.percent(50) ? Manner.SWITCHOVER : Manner.FAILOVER;
    }

    private Duration span(int most) {
        return chance.millis(100, most);
    }
}
