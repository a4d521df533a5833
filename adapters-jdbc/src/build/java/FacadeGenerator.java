import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.net.URI;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Writes the forwarding classes of {@code dev.lodestar.jdbc.facade}, one for each interface of {@code java.sql} that
 * the façade stands before, following {@code policy.txt}. Run by the build:
 * {@code java FacadeGenerator.java <release> <folder of policy and templates> <output folder>}.
 *
 * <p>The interfaces are read as the compiler sees them with {@code --release}, so that the result is the same on every
 * JDK. The order is alphabetical, so that it is the same on every run.
 */
public final class FacadeGenerator {

    /** One line of the policy. */
    record Rule(String face, String kind, List<String> words, List<String> names) {
        static Rule parse(String line) {
            String[] halves = line.split(":", 2);
            List<String> head = List.of(halves[0].strip().split("\\s+"));
            return new Rule(
                    head.get(0), head.get(1), head, List.of(halves[1].strip().split("\\s+")));
        }

        boolean covers(String asked, ExecutableElement method) {
            String name = method.getSimpleName().toString();
            String exact = name + "/" + method.getParameters().size();
            return face.equals(asked)
                    && names.stream()
                            .anyMatch(wanted -> wanted.endsWith("*")
                                    ? name.startsWith(wanted.substring(0, wanted.length() - 1))
                                    : wanted.equals(name) || wanted.equals(exact));
        }

        boolean says(String word) {
            return words.contains(word);
        }

        String nature() {
            return "CallNature." + words.get(2);
        }
    }

    /** The interface that a class stands before, and how its methods reach the driver. */
    record Face(String name, String driver) {
        boolean isConnection() {
            return name.equals("Connection");
        }
    }

    private static final Pattern PLACE =
            Pattern.compile(" *// The methods of (?<types>[\\w ]+), each through (?<driver>\\S+)\n");

    private static final List<String> ADOPTED =
            List.of("Statement", "PreparedStatement", "CallableStatement", "ResultSet", "DatabaseMetaData");

    private final JavacTask compiler;
    private final List<Rule> rules;

    private FacadeGenerator(JavacTask compiler, List<Rule> rules) {
        this.compiler = compiler;
        this.rules = rules;
    }

    public static void main(String[] args) throws IOException {
        List<Rule> rules = Files.readAllLines(Path.of(args[1], "policy.txt")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(Rule::parse)
                .toList();
        FacadeGenerator generator = new FacadeGenerator(compilerFor(args[0]), rules);
        Path folder = Files.createDirectories(Path.of(args[2], "dev", "lodestar", "jdbc", "facade"));
        try (DirectoryStream<Path> templates = Files.newDirectoryStream(Path.of(args[1]), "Forwarding*.txt")) {
            for (Path template : templates) {
                String file = template.getFileName().toString().replace(".txt", ".java");
                writeIfChanged(folder.resolve(file), generator.filled(Files.readString(template)));
            }
        }
    }

    /** An untouched file spares the build a compilation. */
    private static void writeIfChanged(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.writeString(file, text);
        }
    }

    private static JavacTask compilerFor(String release) throws IOException {
        SimpleJavaFileObject nothing =
                new SimpleJavaFileObject(URI.create("mem:///Nothing.java"), SimpleJavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return "class Nothing {}";
                    }
                };
        JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, null, List.of("--release", release, "-proc:none"), null, List.of(nothing));
        task.analyze();
        return task;
    }

    /** A template with its last comment replaced by methods. */
    private String filled(String template) {
        Matcher place = PLACE.matcher(template);
        if (!place.find()) {
            throw new IllegalArgumentException("No place for methods in " + template);
        }
        List<String> types = List.of(place.group("types").split(" "));
        Face face = new Face(types.get(0), place.group("driver"));
        String methods = types.stream()
                .flatMap(this::methods)
                .map(method -> method(face, method))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n"));
        return place.replaceFirst(Matcher.quoteReplacement(methods));
    }

    private Stream<ExecutableElement> methods(String type) {
        TypeElement element = compiler.getElements().getTypeElement("java.sql." + type);
        return ElementFilter.methodsIn(element.getEnclosedElements()).stream()
                .filter(method -> !method.getModifiers().contains(Modifier.STATIC))
                .sorted(Comparator.comparing(Object::toString));
    }

    private String method(Face face, ExecutableElement method) {
        Rule rule = rules.stream()
                .filter(candidate -> candidate.covers(face.name(), method))
                .findFirst()
                .orElse(Rule.parse(face.name() + " GUARD STATEMENT : " + method.getSimpleName()));
        Shape shape = new Shape(face, method, rule);
        return switch (rule.kind()) {
            case "MANUAL" -> "";
            case "FORWARD" -> shape.forward();
            case "UNWRAP" -> shape.unwrap();
            case "GUARD" -> shape.guard();
            case "ROW" -> shape.row();
            default -> throw new IllegalArgumentException("No such policy: " + rule);
        };
    }

    /** The text of one method. */
    record Shape(Face face, ExecutableElement method, Rule rule) {
        Shape {
            String thrown = method.getThrownTypes().toString();
            if (!thrown.equals("java.sql.SQLException") && !rule.kind().matches("FORWARD|MANUAL")) {
                throw new IllegalStateException(
                        face.name() + "." + method + " throws '" + thrown + "': write it by hand");
            }
        }

        String forward() {
            return declaration() + "        " + giveBack(call(face.driver())) + "    }\n";
        }

        String unwrap() {
            String name = method.getSimpleName().toString();
            return declaration() + "        return Unwrapping." + name + "(this, " + face.driver() + ", a0);\n    }\n";
        }

        String guard() {
            String refusal = rule.says("quiet") ? "return;" : "throw refused();";
            String enter = face.isConnection()
                    ? "        Link link = open();\n"
                    : "        if (!link.isUsable()) {\n            " + refusal + "\n        }\n";
            String driver = face.isConnection() ? "link.delegate()" : face.driver();
            return declaration() + enter + "        link.begin(" + kind() + ");\n"
                    + attempt(driver, "link.end(" + kind() + ");") + "    }\n";
        }

        /** What hooks are told that this is. */
        private String kind() {
            if (rule.says("text") || rule.says("batch")) {
                return "CallKind.EXECUTE";
            }
            String nature = rule.nature().replace("CallNature.", "");
            return nature.matches("COMMIT|ROLLBACK") ? "CallKind." + nature : "CallKind.OTHER";
        }

        String row() {
            String enter = "        if (fetches ? !link.isUsable() : link.isReleased()) {\n"
                    + "            throw refused();\n"
                    + "        }\n"
                    + "        if (fetches) {\n"
                    + "            link.begin();\n"
                    + "        }\n";
            return declaration()
                    + enter
                    + attempt(face.driver(), "if (fetches) {\n                link.end();\n            }")
                    + "    }\n";
        }

        private String attempt(String driver, String end) {
            String after = successor();
            boolean keeps = !isVoid() && !after.isEmpty();
            String body = keeps ? "result = " + call(driver) + ";\n" : giveBack(call(driver));
            return (keeps ? "        " + method.getReturnType() + " result;\n" : "")
                    + "        try {\n            "
                    + body
                    + "        } catch (SQLException | RuntimeException failure) {\n            throw "
                    + failed()
                    + ";\n        } finally {\n            "
                    + end
                    + "\n        }\n"
                    + after
                    + (keeps ? "        return " + adopted("result") + ";\n" : "");
        }

        /** What happens after success. */
        private String successor() {
            if (rule.says("text")) {
                return "        executed(" + text() + ");\n";
            }
            if (rule.says("batch")) {
                return "        batchExecuted();\n";
            }
            return rule.says("noted") ? "        " + call("session") + ";\n" : "";
        }

        private String failed() {
            String where = face.isConnection() ? "link, " : "";
            if (rule.says("text")) {
                return "textFailed(failure" + (text().isEmpty() ? "" : ", " + text()) + ")";
            }
            return rule.says("batch") ? "batchFailed(failure)" : "failed(" + where + "failure, " + rule.nature() + ")";
        }

        private String text() {
            return method.getParameters().isEmpty() ? "" : "a0";
        }

        private String declaration() {
            String generics = method.getTypeParameters().isEmpty() ? "" : "<T> ";
            String thrown = method.getThrownTypes().isEmpty() ? "" : " throws SQLException";
            return "    @Override\n    public final " + generics + method.getReturnType() + " " + method.getSimpleName()
                    + "(" + parameters() + ")" + thrown + " {\n";
        }

        private String parameters() {
            List<? extends VariableElement> declared = method.getParameters();
            return IntStream.range(0, declared.size())
                    .mapToObj(i -> declared.get(i).asType() + " a" + i)
                    .collect(Collectors.joining(", "));
        }

        private String arguments() {
            return IntStream.range(0, method.getParameters().size())
                    .mapToObj(i -> "a" + i)
                    .collect(Collectors.joining(", "));
        }

        private String call(String driver) {
            return driver + "." + method.getSimpleName() + "(" + arguments() + ")";
        }

        private String giveBack(String value) {
            return (isVoid() ? value : "return " + adopted(value)) + ";\n";
        }

        private boolean isVoid() {
            return method.getReturnType().toString().equals("void");
        }

        /** A result of the driver that leads back to its connection becomes one of ours. */
        private String adopted(String value) {
            String type = method.getReturnType().toString().replace("java.sql.", "");
            if (type.equals("Connection")) {
                throw new IllegalStateException(
                        face.name() + "." + method + " gives the driver's connection: write it by hand");
            }
            if (!ADOPTED.contains(type) && !rule.says("adopt")) {
                return value;
            }
            String link = face.isConnection() ? "link, " : "";
            String more = type.matches("(Prepared|Callable)Statement") ? ", a0" : type.equals("T") ? ", a1" : "";
            return "adopt(" + link + value + more + ")";
        }
    }
}
