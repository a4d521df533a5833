package dev.lodestar.domain.hen;

import dev.lodestar.domain.egg.GuiltyEgg;

public final class GuiltyHen {
    public GuiltyEgg egg;
}
