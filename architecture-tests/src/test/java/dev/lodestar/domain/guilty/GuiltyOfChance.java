package dev.lodestar.domain.guilty;

import java.util.Random;

public final class GuiltyOfChance {
    final Random dice = new Random(1);
}
