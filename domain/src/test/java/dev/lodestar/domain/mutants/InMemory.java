package dev.lodestar.domain.mutants;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StringWriter;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles one source against the class path of this JVM, from memory to memory. */
final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {

    private final Map<String, ByteArrayOutputStream> classes = new LinkedHashMap<>();

    private InMemory(JavaFileManager standard) {
        super(standard);
    }

    /**
     * The classes that come of a source, by name.
     *
     * @throws IllegalArgumentException if it is no Java
     */
    static Map<String, byte[]> compile(String name, String source) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-nowarn", "--release", "17", "-cp", System.getProperty("java.class.path"));
        try (InMemory files = new InMemory(compiler.getStandardFileManager(null, null, null))) {
            if (!compiler.getTask(messages, files, null, options, null, List.of(new Text(name, source)))
                    .call()) {
                throw new IllegalArgumentException("The planted source does not compile: " + messages);
            }
            Map<String, byte[]> compiled = new LinkedHashMap<>();
            files.classes.forEach((each, bytes) -> compiled.put(each, bytes.toByteArray()));
            return compiled;
        }
    }

    @Override
    public JavaFileObject getJavaFileForOutput(
            Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
        return new SimpleJavaFileObject(URI.create("memory:/" + className.replace('.', '/') + ".class"), kind) {
            @Override
            public OutputStream openOutputStream() {
                return classes.computeIfAbsent(className, any -> new ByteArrayOutputStream());
            }
        };
    }

    private static final class Text extends SimpleJavaFileObject {

        private final String source;

        Text(String name, String source) {
            super(URI.create("memory:/" + name), Kind.SOURCE);
            this.source = source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
        }
    }
}
