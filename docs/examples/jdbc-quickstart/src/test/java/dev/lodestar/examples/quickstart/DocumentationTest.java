package dev.lodestar.examples.quickstart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documentation shows is what {@link Quickstart} does, character by character. */
class DocumentationTest {
    private static final Path ROOT = Path.of("../../..");
    private static final Path CODE =
            Path.of("src/main/java", Quickstart.class.getName().replace('.', '/') + ".java");
    private static final Pattern JAVA_BLOCK = Pattern.compile("^```java\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/getting-started.md"})
    void showsTheCodeThatIsCompiled(String page) throws IOException {
        List<String> shown = JAVA_BLOCK
                .matcher(Files.readString(ROOT.resolve(page)))
                .results()
                .map(block -> block.group(1))
                .filter(block -> block.contains("new LodestarDataSource("))
                .toList();
        assertEquals(List.of(asShown()), shown, page);
    }

    /** The lines between the markers, with a URL and a password as a reader would write them. */
    private static String asShown() throws IOException {
        List<String> lines = Files.readAllLines(CODE);
        List<String> marked = lines.stream()
                .dropWhile(line -> !line.strip().equals("// shown: begin"))
                .skip(1)
                .takeWhile(line -> !line.strip().equals("// shown: end"))
                .toList();
        assertTrue(marked.size() > 4, "the markers are lost");
        return String.join("\n", marked)
                        .stripIndent()
                        .replace("(url)", "(\"jdbc:lodestar:postgresql://db1,db2,db3/shop\")")
                        .replace("(password)", "(System.getenv(\"DB_PASSWORD\"))")
                + "\n";
    }
}
