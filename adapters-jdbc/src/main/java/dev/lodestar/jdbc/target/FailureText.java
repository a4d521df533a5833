package dev.lodestar.jdbc.target;

import dev.lodestar.ports.HiddenSecrets;
import java.sql.SQLException;
import java.util.List;

/** Exceptions as one line for people, without secrets. */
final class FailureText {

    private FailureText() {}

    /** The outermost text and the innermost cause's, unless the one says the other already. */
    static String of(List<Throwable> links) {
        Throwable outermost = links.get(0);
        Throwable root = outermost;
        for (int depth = 0; root.getCause() != null && depth < links.size(); depth++) {
            root = root.getCause();
        }
        String text = named(outermost);
        String reason = named(root);
        return root == outermost || (text.contains(of(root)) && !of(root).isEmpty())
                ? text
                : text + " (" + reason + ")";
    }

    /** An exception's own message, on one line, empty if it has none. */
    static String of(Throwable link) {
        String message = link.getMessage();
        return message == null ? "" : HiddenSecrets.in(message);
    }

    /** A message that explains itself is shown as it is; those of the JDK are often a word that needs its class. */
    private static String named(Throwable link) {
        String text = of(link);
        if (link instanceof SQLException sql && sql.getSQLState() != null) {
            return (text.isEmpty() ? link.getClass().getSimpleName() : text) + " [" + sql.getSQLState() + "]";
        }
        boolean explainsItself = link instanceof OutOfPatience || link instanceof TransportAborted;
        String name = link.getClass().getSimpleName();
        return text.isEmpty() ? name : explainsItself ? text : name + ": " + text;
    }
}
