package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.screen.Screen;

/** Makes a screen look again and again, on a thread of its own. */
final class Ticker implements AutoCloseable {
    private final Curtain end = new Curtain();
    private final Screen screen;
    private final Thread thread = new Thread(this::run, "screen");

    Ticker(Screen screen) {
        this.screen = screen;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!end.hasFallenWithin(screen.interval())) {
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
