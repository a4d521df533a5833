package dev.lodestar.testkit.support;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Another JVM that runs the command line, and a cluster with it. */
public final class ChildJvm implements AutoCloseable {
    private static final Pattern HOSTS_FILE = Pattern.compile("-Djdk\\.net\\.hosts\\.file=(\\S+)");

    private final Process process;
    private final PrintStream in;
    private final BufferedReader out;
    private Path hostsFile;

    private ChildJvm(Process process) {
        this.process = process;
        this.in = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        this.out = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Starts one with this JVM's class path. */
    public static ChildJvm start(String... arguments) throws IOException {
        return start(List.of(), System.getProperty("java.class.path"), Map.of(), arguments);
    }

    /** Starts one behind a prefix that changes the user, say. */
    public static ChildJvm start(
            List<String> prefix, String classPath, Map<String, String> environment, String... arguments)
            throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", classPath, Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return new ChildJvm(builder.start());
    }

    /** Reads until the cluster is up. */
    public ChildJvm awaitReady() throws IOException {
        String text = readUntil("ready;");
        Matcher matcher = HOSTS_FILE.matcher(text);
        assertTrue(matcher.find(), text);
        hostsFile = Path.of(matcher.group(1));
        return this;
    }

    /** The folder of its cluster. */
    public Path lair() {
        return hostsFile.getParent();
    }

    /** Says a line and returns what it answers up to the line that begins so. */
    public String say(String line, String answer) throws IOException {
        in.println(line);
        return readUntil(answer);
    }

    private String readUntil(String beginning) throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            text.append(line).append('\n');
            if (line.startsWith(beginning)) {
                return text.toString();
            }
        }
        throw new AssertionError("the child ended without saying '" + beginning + "'; it said:\n" + text);
    }

    /** Everything that it still says until it ends. */
    public String readAll() throws IOException {
        StringBuilder text = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            text.append(line).append('\n');
        }
        return text.toString();
    }

    /** Ends its input. */
    public void endInput() {
        in.close();
    }

    public Process process() {
        return process;
    }

    /** Waits for its end and returns its exit status. */
    public int awaitEnd() throws InterruptedException {
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the child has not ended");
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
