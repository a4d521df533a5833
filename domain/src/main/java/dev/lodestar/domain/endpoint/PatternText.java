package dev.lodestar.domain.endpoint;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The parts of a pattern as a person typed it, not judged yet.
 *
 * @param portText what follows the colon; empty without a colon
 */
record PatternText(String template, boolean hasPort, String portText) {

    static PatternText of(String text) {
        String stripped = text.strip().toLowerCase(Locale.ROOT);
        int colon = stripped.lastIndexOf(':');
        boolean withoutPort = colon < stripped.indexOf('?') || colon < 0;
        return withoutPort
                ? new PatternText(withoutDot(stripped), false, "")
                : new PatternText(withoutDot(stripped.substring(0, colon)), true, stripped.substring(colon + 1));
    }

    private static String withoutDot(String template) {
        return template.endsWith(".") ? template.substring(0, template.length() - 1) : template;
    }

    OptionalInt port() {
        return AddressText.port(portText);
    }

    Optional<String> problem() {
        Optional<String> inTemplate = problemInTemplate(template);
        if (inTemplate.isPresent() || !hasPort || port().isPresent()) {
            return inTemplate;
        }
        return Optional.of(
                "\"" + portText + "\" is no port. Write a number from 1 to 65535 after the colon, or leave both out.");
    }

    static Optional<String> problemInTemplate(String template) {
        long marks = template.chars().filter(character -> character == '?').count();
        if (marks != 1) {
            return Optional.of("A pattern needs exactly one ? where the instance identifier goes, this one has " + marks
                    + ". Write for example ?.xyz.us-east-2.rds.amazonaws.com");
        }
        if (template.contains("..") || template.startsWith(".") || template.endsWith(".")) {
            return Optional.of("A host name has no empty part between dots. Write for example ?.db.example.org");
        }
        Optional<String> oddity = firstOddity(template);
        if (oddity.isPresent()) {
            return Optional.of("\"" + oddity.get() + "\" cannot stand in a host name. Write only the host name with a ?"
                    + " and possibly :port, without scheme, database or blanks.");
        }
        return problemInKind(template);
    }

    private static Optional<String> firstOddity(String template) {
        return template.codePoints()
                .filter(character ->
                        character > 127 || !(Character.isLetterOrDigit(character) || "?-_.".indexOf(character) >= 0))
                .mapToObj(Character::toString)
                .findFirst();
    }

    /** Only instances have names of their own under an instance's domain; all other forms stand for several. */
    private static Optional<String> problemInKind(String template) {
        Endpoint example = Endpoint.parse(template.replace("?", "instance"));
        EndpointKind kind = example.kind();
        if (kind == EndpointKind.INSTANCE || kind == EndpointKind.OTHER) {
            return Optional.empty();
        }
        String fix = RdsName.parse(example.hostName()).domain();
        return Optional.of("This has the form of a " + words(kind) + " endpoint, which stands for no single instance."
                + (fix.isEmpty() ? " Write the names of the instances." : " Write ?." + fix));
    }

    private static String words(EndpointKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
