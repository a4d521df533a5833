package dev.lodestar.domain.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One seed is one run, down to every line of its trace, in another virtual machine, too: with other identity hash codes,
 * another order of what has none of its own, and compiled code or none.
 */
class TwoMachinesTest {

    private static final long FIRST = 1;
    private static final long SEEDS = 150;

    @Test
    void theSameSeedMakesTheSameTraceInAnotherVirtualMachine() throws IOException, InterruptedException {
        String here = TraceHashes.of(FIRST, SEEDS);
        assertEquals(here, elsewhere("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=0"));
        assertEquals(here, elsewhere("-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-XX:TieredStopAtLevel=1"));
    }

    private static String elsewhere(String... options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), TraceHashes.class.getName()));
        command.addAll(List.of(Long.toString(FIRST), Long.toString(SEEDS)));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor());
        return printed.strip();
    }
}
