package io.github.resilience4j.guilty;

/** So that the guilty have something of Resilience4j to use, without it. */
public final class StandsForResilience4j {}
