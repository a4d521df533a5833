package dev.lodestar.jdbc.guilty;

public final class GuiltyOfPrinting {
    void say(String text) {
        System.err.println(text);
    }
}
