package dev.lodestar.domain.mutants;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Another JVM that makes one {@link Trial} after the other. A request is a line, the path of a mutant or the names of
 * tests; its answer is a line with the red ones, or with what is wrong. A JVM that does not answer in time is ended,
 * and the next request gets a new one.
 */
final class Fork implements Closeable {

    static final String MUTANT = "mutant ";
    static final String TESTS = "tests ";
    static final String RED = "red ";

    /** So many seeds have to be enough for the simulation to notice a defect. */
    private static final int SEEDS = 100;

    private final Duration patience;
    private Optional<Process> running = Optional.empty();

    Fork(Duration patience) {
        this.patience = patience;
    }

    /**
     * Those of a mutant's tests that notice it.
     *
     * @throws IllegalArgumentException if it cannot be planted, or if its tests go on for ever
     */
    Set<String> noticed(Path mutant) throws IOException, InterruptedException {
        return ask(MUTANT + mutant.toAbsolutePath());
    }

    /** Those of some tests that are red without any defect. */
    Set<String> redAnyway(Set<String> tests) throws IOException, InterruptedException {
        return ask(TESTS + String.join(",", tests));
    }

    private Set<String> ask(String request) throws IOException, InterruptedException {
        running = running.filter(Process::isAlive);
        Process process = running.isPresent() ? running.get() : start();
        running = Optional.of(process);
        Writer requests = process.outputWriter(StandardCharsets.UTF_8);
        requests.write(request + "\n");
        requests.flush();
        BufferedReader answers = process.inputReader(StandardCharsets.UTF_8);
        String answer = answerOf(CompletableFuture.supplyAsync(() -> lineOf(answers)));
        if (!answer.startsWith(RED)) {
            throw new IllegalArgumentException(answer);
        }
        Set<String> red = new TreeSet<>(List.of(answer.substring(RED.length()).split(",")));
        red.remove("");
        return red;
    }

    private String answerOf(CompletableFuture<String> line) throws InterruptedException {
        try {
            return line.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException endless) {
            close();
            return "With this defect the tests do not end within " + patience.toSeconds() + " s. A test has to notice"
                    + " by itself that something goes on for ever.";
        } catch (ExecutionException ended) {
            close();
            return "The other JVM has ended: " + ended.getCause();
        }
    }

    private static String lineOf(BufferedReader answers) {
        try {
            return Optional.ofNullable(answers.readLine()).orElse("The other JVM has ended without an answer.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Every trial runs new classes for a moment: what optimising them costs never comes back.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dlodestar.simulation.seeds=" + SEEDS,
                "-cp",
                System.getProperty("java.class.path"),
                OtherJvm.class.getName());
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Ends the other JVM and waits until it is gone. */
    @Override
    public void close() {
        running.ifPresent(process -> process.destroyForcibly().onExit().join());
        running = Optional.empty();
    }
}
