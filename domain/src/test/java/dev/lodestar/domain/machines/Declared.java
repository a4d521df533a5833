package dev.lodestar.domain.machines;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What the source declares: the states of a machine with the first sentences of their documentation, and its events. */
final class Declared {

    private static final Path SOURCES = Path.of("src/main/java/dev/lodestar/domain");
    private static final Pattern DOCUMENTED = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:private |public )?(?:final |sealed )?(?:record|class|interface) (\\w+)",
            Pattern.DOTALL);

    private Declared() {}

    /** The nested records of a file that implement {@code kind}, in their order. */
    static Map<String, String> states(String file, String kind) throws IOException {
        String source = Files.readString(SOURCES.resolve(file));
        Matcher names = Pattern.compile("record (\\w+)\\([^)]*\\)\\s+implements " + kind + " ")
                .matcher(source);
        Map<String, String> documented = documented(source);
        Map<String, String> states = new LinkedHashMap<>();
        while (names.find()) {
            states.put(names.group(1), sentence(documented, names.group(1)));
        }
        return states;
    }

    /** What a top-level class says of itself. */
    static String purpose(String file) throws IOException {
        String name = file.substring(file.lastIndexOf('/') + 1, file.lastIndexOf('.'));
        return sentence(documented(Files.readString(SOURCES.resolve(file))), name);
    }

    /** What the one method of a class that says so returns. */
    static String result(String file) throws IOException {
        Matcher result = Pattern.compile("@return ((?:(?!\\*/).)*)\\*/", Pattern.DOTALL)
                .matcher(Files.readString(SOURCES.resolve(file)));
        if (!result.find()) {
            throw new AssertionError("Nothing in " + file + " says what it returns");
        }
        return plain(result.group(1));
    }

    private static Map<String, String> documented(String source) {
        Map<String, String> documented = new LinkedHashMap<>();
        DOCUMENTED.matcher(source).results().forEach(found -> documented.put(found.group(2), found.group(1)));
        return documented;
    }

    private static String sentence(Map<String, String> documented, String name) {
        String comment = documented.get(name);
        if (comment == null) {
            throw new AssertionError("The state " + name + " has no documentation");
        }
        String text = plain(comment);
        int end = text.indexOf(". ");
        return end < 0 ? text : text.substring(0, end + 1);
    }

    private static String plain(String comment) {
        return comment.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\{@\\w+\\s+([^}]*)}", "$1")
                .replaceAll("<[^>]+>", "")
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** The names of all events of a kind, in the order in which they are declared. */
    static List<String> events(Class<?> kind) {
        List<String> names = new ArrayList<>();
        Stream.of(kind.getPermittedSubclasses())
                .forEach(event -> names.addAll(event.isSealed() ? events(event) : List.of(event.getSimpleName())));
        return names;
    }
}
