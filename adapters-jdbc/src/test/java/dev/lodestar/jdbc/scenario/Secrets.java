package dev.lodestar.jdbc.scenario;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Listens to everything that the driver logs and looks for passwords in it, and in whatever it is given. */
final class Secrets {

    /** The password of the testkit's user, and those that tests make up. */
    static final List<String> ALL = List.of("app-secret", "made-up-secret", "made%2Dup%2Dsecret");

    private static final Logger LOGGER = Logger.getLogger("dev.lodestar");
    private static final ConcurrentLinkedQueue<String> LOG = new ConcurrentLinkedQueue<>();

    private Secrets() {}

    static {
        LOGGER.setLevel(Level.ALL);
        LOGGER.addHandler(new Listening());
    }

    /** Forgets the log of earlier tests. */
    static void listen() {
        LOG.clear();
    }

    /** The lines logged since, oldest first. */
    static List<String> log() {
        return List.copyOf(LOG);
    }

    /** Fails if the log holds a secret. */
    static void searchLog() {
        LOG.forEach(line -> search("a line of the log", line));
    }

    /** Fails if an exception or what it is connected with holds a secret. */
    static void search(Throwable thrown) {
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace));
        search("an exception", trace.toString());
    }

    static void search(String where, String text) {
        Optional<String> found = ALL.stream().filter(text::contains).findFirst();
        if (found.isPresent()) {
            throw new AssertionError("A secret is in " + where + ": " + text);
        }
    }

    private static final class Listening extends Handler {
        private final SimpleFormatter formatter = new SimpleFormatter();

        @Override
        public void publish(LogRecord logged) {
            LOG.add(formatter.format(logged));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
