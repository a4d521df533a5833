package dev.lodestar.benchmarks.demo;

import dev.lodestar.benchmarks.demo.page.Page;
import dev.lodestar.benchmarks.demo.screen.SummaryTable;
import dev.lodestar.benchmarks.demo.story.Story;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The demo: {@code ./demo} at the top of the repository, which builds and starts this.
 *
 * <p>Exit status: 0 if all checks hold, 1 if one does not, 2 for a mistake in the options.
 */
public final class Demo {
    private static final int FAILED = 1;
    private static final int MISUSED = 2;
    private static final Duration TO_CLEAN_UP = Duration.ofSeconds(10);

    private final PrintStream out;

    private Demo(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        // The terminal's encoding is not always Java's.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        System.exit(run(out, List.of(arguments)));
    }

    /** Runs the demo; returns the exit status. */
    static int run(PrintStream out, List<String> arguments) throws IOException, InterruptedException, SQLException {
        return new Demo(out).run(arguments);
    }

    private int run(List<String> arguments) throws IOException, InterruptedException, SQLException {
        if (arguments.contains("--help")) {
            out.println(DemoOptions.USAGE);
            return 0;
        }
        try {
            return perform(DemoOptions.parse(arguments));
        } catch (IllegalArgumentException mistake) {
            out.println(mistake.getMessage() + "\n\n" + DemoOptions.USAGE);
            return MISUSED;
        }
    }

    private int perform(DemoOptions options) throws IOException, InterruptedException, SQLException {
        Curtain curtain = new Curtain();
        CountDownLatch cleanedUp = new CountDownLatch(1);
        Thread leaving = new Thread(() -> leave(curtain, cleanedUp));
        Runtime.getRuntime().addShutdownHook(leaving);
        try {
            Story story = new Theatre(options, out, curtain).perform();
            report(story, options.page());
            return story.succeeded() ? 0 : FAILED;
        } catch (RuntimeException | SQLException failure) {
            // The cluster may have been taken down under the play's feet.
            if (!curtain.hasFallenWithin(Duration.ZERO)) {
                throw failure;
            }
            out.println("Interrupted; everything is cleaned up.");
            return FAILED;
        } finally {
            cleanedUp.countDown();
        }
    }

    /** Ctrl-C: the main thread takes everything down, as in the end. */
    private static void leave(Curtain curtain, CountDownLatch cleanedUp) {
        curtain.fall();
        try {
            cleanedUp.await(TO_CLEAN_UP.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
        }
    }

    private void report(Story story, Path page) throws IOException {
        story.applications().forEach(each -> SummaryTable.lines(each).forEach(out::println));
        if (page.getParent() != null) {
            Files.createDirectories(page.getParent());
        }
        Files.writeString(page, Page.of(story));
        out.println();
        out.println((story.succeeded() ? "All checks hold." : "NOT all checks hold.") + " The timeline: " + page);
    }
}
