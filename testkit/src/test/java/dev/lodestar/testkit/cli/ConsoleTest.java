package dev.lodestar.testkit.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.testkit.support.ChildJvm;
import dev.lodestar.testkit.support.Leftovers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line, as a person uses it. */
class ConsoleTest {

    @Test
    void obeysEveryCommand() throws Exception {
        try (ChildJvm child = ChildJvm.start("start", "--face", "aurora", "--proxied", "--set", "work_mem=6MB")) {
            child.awaitReady();
            Leftovers leftovers = Leftovers.watch(child.lair());
            assertTrue(child.say("help", "done").contains("switchover"));
            for (String command : new String[] {
                "freeze 2", "thaw 2", "crash 3", "rejoin 3", "blackhole 1", "heal 1", "latency 1 20", "heal writer",
                "stop 3", "start instance-3", "switchover 2", "crash writer", "promote 3", "follow", "dns 1", "dns",
                "rejoin 2", "failover freeze 200", "reset", "timeline", "log 1", "status"
            }) {
                child.say(command, "done");
            }
            String status = child.say("status", "done");
            assertTrue(status.contains("instance-1") && status.contains("writer RUNNING  CLEAR"), status);
            assertTrue(child.say("freeze 9", "failed").contains("'9' is no node"));
            assertTrue(child.say("latency 1", "failed").contains("MILLIS is missing"));
            assertTrue(child.say("thaw 1", "failed").contains("it must be FROZEN"));
            assertTrue(child.say("dance", "failed").contains("help lists them"));
            child.say("status", "done");
            child.process().getOutputStream().write("quit\n".getBytes(StandardCharsets.US_ASCII));
            child.process().getOutputStream().flush();
            assertEquals(0, child.awaitEnd());
            leftovers.assertGone();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "start --nodes many, give a whole number",
        "start --nodes 9, give 1 to 5",
        "start --face moon, 'give one of [plain, aurora]'",
        "start --fcae plain, Unknown option",
        "start --port, needs a value",
        "start --set x, give NAME=VALUE",
        "start --database oracle, only postgres",
        "begin, there is only start"
    })
    void saysWhatIsWrongWithTheOptions(String line, String hint) throws Exception {
        try (ChildJvm child = ChildJvm.start(line.split(" "))) {
            String said = child.readAll();
            assertTrue(said.contains(hint), said);
            assertTrue(child.awaitEnd() > 0);
        }
    }
}
