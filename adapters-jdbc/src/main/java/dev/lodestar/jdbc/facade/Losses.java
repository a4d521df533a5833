package dev.lodestar.jdbc.facade;

import java.io.IOException;
import java.sql.SQLException;

/** Tells what a failed call was, when it is too late for haste. */
final class Losses {

    /** Longer chains of causes are circular. */
    private static final int DEEPEST = 50;

    private Losses() {}

    /** Whether a failure can have come from the database or the way to it; any other is a mistake in the program. */
    static boolean isOutside(Exception failure) {
        Throwable link = failure;
        for (int depth = 0; link != null && depth < DEEPEST; depth++) {
            if (link instanceof SQLException || link instanceof IOException) {
                return true;
            }
            link = link.getCause();
        }
        return false;
    }
}
