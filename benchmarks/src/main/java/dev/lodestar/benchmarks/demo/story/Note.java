package dev.lodestar.benchmarks.demo.story;

/**
 * Something that was said while the demo ran.
 *
 * @param application the name of the one that it is about; empty if it is about all
 */
public record Note(long at, Voice voice, String application, String text) {

    /** Who said it. */
    public enum Voice {
        /** The play: an act begins. */
        SHOW,
        /** The test kit: something happened to the cluster. */
        CLUSTER,
        /** The library told a fact. */
        LIBRARY,
        /** The application got going again. */
        APPLICATION
    }

    /** Facts come in a few kinds that matter to an onlooker. */
    public enum Kind {
        SEARCH,
        ACCEPTED,
        LOST,
        OTHER
    }

    /** The text, and before it whom it is about. */
    public String labelled() {
        return application.isEmpty() ? text : application + ": " + text;
    }

    /** What kind of fact the library told, by how its sentence begins or ends. */
    public Kind kind() {
        if (text.startsWith("Asking every host")) {
            return Kind.SEARCH;
        }
        if (text.startsWith("Writer is")) {
            return Kind.ACCEPTED;
        }
        return text.contains(" is down:") || text.contains(" is declared dead") ? Kind.LOST : Kind.OTHER;
    }
}
