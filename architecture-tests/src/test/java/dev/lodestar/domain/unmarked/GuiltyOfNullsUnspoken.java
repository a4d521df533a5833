package dev.lodestar.domain.unmarked;

public final class GuiltyOfNullsUnspoken {}
