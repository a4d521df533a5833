package dev.lodestar.domain.guilty;

import java.util.Collections;
import java.util.List;

public final class GuiltyOfShuffling {
    void shuffle(List<String> hosts) {
        Collections.shuffle(hosts);
    }
}
