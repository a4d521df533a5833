package dev.lodestar.domain.guilty;

public final class GuiltyOfBeingOpen {
    public int state;
}
