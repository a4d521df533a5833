package dev.lodestar.testkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A process that waits for this JVM to die, however it dies, and then clears the lair.
 *
 * <p>It holds the reading end of a pipe whose other end only this JVM has. Its session is its own: Ctrl-C does not
 * reach it, nor the signal that the kernel sends to an orphaned process group with stopped members.
 */
final class Guard {
    private static final String SCRIPT = script();

    private final Process process;

    private Guard(Process process) {
        this.process = process;
    }

    static Guard of(Path lair) throws IOException {
        List<String> command = List.of("setsid", "sh", "-c", SCRIPT, "lodestar-testkit-guard", lair.toString());
        return new Guard(Commands.ready(command, Path.of("/"))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start());
    }

    /** Says that all is clean. */
    void dismiss() throws IOException {
        try (OutputStream pipe = process.getOutputStream()) {
            pipe.write("clean\n".getBytes(StandardCharsets.US_ASCII));
        }
        try {
            process.waitFor(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String script() {
        try (InputStream text = Guard.class.getResourceAsStream("guard.sh")) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
