package dev.lodestar.domain.monitor;

import dev.lodestar.domain.effect.CallEffect.Need;
import dev.lodestar.domain.effect.WaiterId;

/** A caller that waits for news. */
record Waiter(WaiterId id, Need need) {}
