package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.screen.Screen;

/** Looks at the scene again and again, and makes a screen do so, on a thread of its own. */
final class Ticker implements AutoCloseable {
    private final Curtain end = new Curtain();
    private final Scene scene;
    private final Screen screen;
    private final Thread thread = new Thread(this::run, "screen");

    Ticker(Scene scene, Screen screen) {
        this.scene = scene;
        this.screen = screen;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!end.hasFallenWithin(screen.interval())) {
                scene.look();
                screen.tick();
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits until the last look is over. */
    @Override
    public void close() {
        end.fall();
        try {
            thread.join();
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }
}
