package dev.lodestar.jdbc;

import static dev.lodestar.domain.failure.Outcome.NOT_SENT;
import static dev.lodestar.domain.failure.Outcome.ROLLED_BACK;
import static dev.lodestar.domain.failure.Outcome.UNKNOWN;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.failure.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/reference/errors.md} true; with {@code -Dlodestar.docs.write=true} writes it. */
class ErrorsReferenceTest {

    private static final SQLException CAUSE = new SQLException("cause");

    /** Each exception with the outcomes that it comes with. */
    private static final List<Kind> KINDS = List.of(
            new Kind(outcome -> new ConnectionMovedException("", outcome, CAUSE), NOT_SENT, ROLLED_BACK),
            new Kind(outcome -> new TransactionLostException("", outcome, CAUSE), ROLLED_BACK, UNKNOWN),
            new Kind(outcome -> new NoHostAvailableException("", outcome, CAUSE), NOT_SENT, ROLLED_BACK, UNKNOWN),
            new Kind(outcome -> new SessionLostException("", outcome, CAUSE), NOT_SENT, ROLLED_BACK));

    private record Kind(Function<Outcome, SQLException> maker, Outcome... outcomes) {}

    @Test
    void the_reference_page_is_what_the_code_says() throws IOException {
        Path page = repository().resolve("docs/reference/errors.md");
        if (Boolean.getBoolean("lodestar.docs.write")) {
            Files.writeString(page, markdown());
        }
        assertEquals(
                markdown(),
                Files.exists(page) ? Files.readString(page) : "",
                "docs/reference/errors.md is out of date");
    }

    private static String markdown() {
        StringBuilder page = new StringBuilder("""
                # Errors

                Generated from the exceptions of `dev.lodestar.jdbc`; do not edit. To write it anew:
                `mvn -pl adapters-jdbc -am test -Dtest=ErrorsReferenceTest -Dsurefire.failIfNoSpecifiedTests=false -Dlodestar.docs.write=true`

                What each means is told in [what to do on each error](../errors.md).

                | SQLState | class | is a | `outcome()` | advice |
                |---|---|---|---|---|
                """);
        for (Kind kind : KINDS) {
            for (Outcome outcome : kind.outcomes()) {
                page.append(row(kind.maker().apply(outcome)));
            }
        }
        return page.toString();
    }

    private static String row(SQLException thrown) {
        FailoverFailure failure = (FailoverFailure) thrown;
        return "| `" + thrown.getSQLState() + "` | `" + thrown.getClass().getSimpleName() + "` | `"
                + thrown.getClass().getSuperclass().getSimpleName() + "` | `" + failure.outcome() + "` | "
                + failure.advice() + " |\n";
    }

    private static Path repository() {
        Path folder = Path.of(System.getProperty("user.dir")).toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
