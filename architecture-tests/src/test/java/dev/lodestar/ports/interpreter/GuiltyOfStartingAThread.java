package dev.lodestar.ports.interpreter;

public final class GuiltyOfStartingAThread {
    public void start() {
        new Thread(() -> {}).start();
    }
}
