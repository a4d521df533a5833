package dev.lodestar.benchmarks.crash;

import java.util.Locale;

/** Through which adapter an application speaks to its database. */
enum Adapter {
    JDBC,
    VERTX;

    /** As on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
