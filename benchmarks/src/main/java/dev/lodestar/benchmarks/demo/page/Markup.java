package dev.lodestar.benchmarks.demo.page;

import java.util.Locale;

/** Writes elements of HTML and SVG. Text and values of attributes are escaped; names are not, they are ours. */
final class Markup {
    private final StringBuilder written = new StringBuilder();

    /** Begins an element; attributes are name, value, name, value. */
    Markup open(String element, Object... attributes) {
        start(element, attributes);
        written.append('>');
        return this;
    }

    Markup close(String element) {
        written.append("</").append(element).append('>');
        return this;
    }

    /** An element without content. */
    Markup leaf(String element, Object... attributes) {
        start(element, attributes);
        written.append("/>");
        return this;
    }

    /** An element with nothing but text in it. */
    Markup element(String element, String text, Object... attributes) {
        return open(element, attributes).text(text).close(element);
    }

    /** An element of SVG that tells more when the pointer rests on it. */
    Markup hint(String element, String hint, Object... attributes) {
        return open(element, attributes).element("title", hint).close(element);
    }

    Markup text(String text) {
        written.append(escaped(text));
        return this;
    }

    /** Appends what has been written elsewhere. */
    Markup add(Markup other) {
        written.append(other.written);
        return this;
    }

    private void start(String element, Object... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("Attributes of " + element + " are not in pairs");
        }
        written.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            written.append(' ').append(attributes[i]).append("=\"");
            written.append(escaped(shown(attributes[i + 1]))).append('"');
        }
    }

    private static String shown(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%.2f", number) : value.toString();
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    @Override
    public String toString() {
        return written.toString();
    }
}
