package dev.lodestar.jdbc.guilty;

public final class GuiltyOfPrintingAStackTrace {
    void say(IllegalStateException e) {
        e.printStackTrace();
    }
}
