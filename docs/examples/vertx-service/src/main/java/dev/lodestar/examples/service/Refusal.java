package dev.lodestar.examples.service;

import dev.lodestar.domain.failure.Outcome;
import dev.lodestar.vertx.FailoverFailure;
import java.time.Duration;
import java.util.Optional;

/**
 * What a client is told instead of an answer. It must be able to tell two cases apart: <em>nothing was done, come
 * again</em> (503), and <em>nobody knows whether it was done, look first</em> (500).
 *
 * @param retryAfter how long a client should wait before it repeats the request; empty if it must not just repeat it
 */
record Refusal(int status, String reason, Optional<Duration> retryAfter) {
    private static final Duration SOON = Duration.ofSeconds(1);

    static Refusal of(Throwable failure) {
        // Another service would log the failure here; a client is told nothing of hosts and statements.
        if (!(failure instanceof FailoverFailure lost)) {
            return new Refusal(500, "The request failed.", Optional.empty());
        }
        if (lost.outcome() == Outcome.UNKNOWN) {
            return new Refusal(
                    500, "The order may have been taken. Look at GET /orders before you repeat it.", Optional.empty());
        }
        return new Refusal(503, "Nothing was done. Come again in a moment.", Optional.of(SOON));
    }
}
