package dev.lodestar.domain.mutants;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.lodestar.domain.time.Moment;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Runs tests against the domain with a defect in it, or without one. */
final class Trial {

    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");
    private static final URL[] COMPILED = {whereIs(Moment.class), whereIs(Trial.class)};

    private final Launcher launcher = LauncherFactory.create();

    private static URL whereIs(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /**
     * Those of a mutant's tests that notice it.
     *
     * @throws IllegalArgumentException if it cannot be planted
     */
    Set<String> noticed(Mutant mutant) throws IOException, ClassNotFoundException {
        Path file = only(MAIN, mutant.source());
        String planted = mutant.plantedIn(Files.readString(file));
        return red(mutant.killers(), InMemory.compile(MAIN.relativize(file).toString(), planted));
    }

    /** Those of some tests that are red without any defect. */
    Set<String> redAnyway(List<String> tests) throws IOException, ClassNotFoundException {
        return red(tests, Map.of());
    }

    private Set<String> red(List<String> tests, Map<String, byte[]> planted)
            throws IOException, ClassNotFoundException {
        Set<String> red = new TreeSet<>();
        try (PlantedLoader loader = new PlantedLoader(COMPILED, planted)) {
            for (String test : tests) {
                if (isRed(test, loader)) {
                    red.add(test);
                }
            }
        }
        return red;
    }

    private boolean isRed(String test, PlantedLoader loader) throws IOException, ClassNotFoundException {
        LauncherDiscoveryRequestBuilder request = LauncherDiscoveryRequestBuilder.request();
        for (Path source : sourcesOf(test)) {
            request.selectors(selectClass(loader.loadClass(className(TESTS.relativize(source)))));
        }
        SummaryGeneratingListener listener = new SummaryGeneratingListener();
        launcher.execute(request.build(), listener);
        TestExecutionSummary summary = listener.getSummary();
        if (summary.getTestsStartedCount() + summary.getContainersFailedCount() == 0) {
            throw new IllegalArgumentException("There is no test in " + test);
        }
        return summary.getTotalFailureCount() > 0;
    }

    /** One test class, or all that lie directly in a package. */
    private static List<Path> sourcesOf(String test) throws IOException {
        if (Character.isUpperCase(test.charAt(0))) {
            return List.of(only(TESTS, test + ".java"));
        }
        try (Stream<Path> files = Files.list(only(TESTS, test))) {
            return files.filter(file -> file.toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        }
    }

    private static String className(Path source) {
        String path = source.toString().replace('\\', '/');
        return path.substring(0, path.length() - ".java".length()).replace('/', '.');
    }

    /** The only path below a folder that ends like this. */
    private static Path only(Path folder, String end) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> found = files.filter(file -> file.endsWith(end)).toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException(
                        "There are " + found.size() + " paths " + end + " in " + folder + " instead of one: " + found);
            }
            return found.get(0);
        }
    }
}
