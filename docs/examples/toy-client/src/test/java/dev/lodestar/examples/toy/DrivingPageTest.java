package dev.lodestar.examples.toy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the page shows is what is compiled here, but for white space. */
class DrivingPageTest {

    private static final Path PAGE = Path.of("../../driving-the-domain.md");
    private static final Path CODE = Path.of("src/main/java/dev/lodestar/examples/toy");
    private static final Pattern JAVA_BLOCK =
            Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void showsTheCodeThatIsCompiled() throws IOException {
        List<String> shown = JAVA_BLOCK
                .matcher(Files.readString(PAGE))
                .results()
                .map((MatchResult block) -> withoutSpace(block.group(1)))
                .toList();
        String code = code();

        assertTrue(shown.size() >= 8, "The page shows only " + shown.size() + " blocks");
        assertEquals(
                List.of(), shown.stream().filter(block -> !code.contains(block)).toList());
    }

    private static String code() throws IOException {
        StringBuilder code = new StringBuilder();
        try (Stream<Path> files = Files.list(CODE)) {
            for (Path file : files.toList()) {
                code.append(withoutSpace(Files.readString(file))).append('\n');
            }
        }
        return code.toString();
    }

    private static String withoutSpace(String code) {
        return code.replaceAll("\\s+", "");
    }
}
