package dev.lodestar.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows is what {@link Quickstart} does, but for the line breaks. */
class ReadmeTest {
    private static final Path README = Path.of("../../../README.md");
    private static final Path CODE =
            Path.of("src/main/java", Quickstart.class.getName().replace('.', '/') + ".java");
    private static final Pattern JAVA_BLOCK =
            Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void showsTheCodeThatIsCompiled() throws IOException {
        List<String> shown = JAVA_BLOCK
                .matcher(Files.readString(README))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("new LodestarDataSource("))
                .map(ReadmeTest::onOneLine)
                .toList();
        assertEquals(List.of(asShown()), shown);
    }

    /** The lines between the markers, with a URL and a password as a reader would write them. */
    private static String asShown() throws IOException {
        List<String> marked = Files.readAllLines(CODE).stream()
                .dropWhile(line -> !line.strip().equals("// shown: begin"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// shown: end"))
                .toList();
        assertTrue(marked.size() > 4, "the markers are lost");
        return onOneLine(String.join(" ", marked))
                .replace("(url)", "(\"jdbc:lodestar:postgresql://db1,db2,db3/shop?user=app\")")
                .replace("(password)", "(System.getenv(\"DB_PASSWORD\"))");
    }

    private static String onOneLine(String code) {
        return code.replaceAll("\\s+", " ").strip();
    }
}
