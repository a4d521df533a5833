package dev.lodestar.domain.egg;

import dev.lodestar.domain.hen.GuiltyHen;

public final class GuiltyEgg {
    public GuiltyHen hen;
}
