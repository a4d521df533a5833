package dev.lodestar.domain.guilty;

public final class GuiltyUtils {}
