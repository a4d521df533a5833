package dev.lodestar.domain.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A page of {@code docs/reference} that is generated from code. */
public final class ReferencePage {

    private ReferencePage() {}

    /** Checks that a page is current; with {@code -Dlodestar.docs.write=true} writes it first. */
    public static void assertCurrent(String name, String markdown, Class<?> test) throws IOException {
        Path page = repository().resolve("docs/reference").resolve(name);
        if (Boolean.getBoolean("lodestar.docs.write")) {
            Files.createDirectories(page.getParent());
            Files.writeString(page, markdown);
        }
        assertEquals(
                markdown,
                Files.exists(page) ? Files.readString(page) : "",
                "docs/reference/" + name + " is out of date. Run: mvn -pl domain test -Dtest=" + test.getSimpleName()
                        + " -Dlodestar.docs.write=true");
    }

    static Path repository() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("No folder docs above " + System.getProperty("user.dir"));
            }
        }
        return folder;
    }
}
