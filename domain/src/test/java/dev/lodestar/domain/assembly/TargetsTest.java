package dev.lodestar.domain.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.settings.FailoverMode;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TargetsTest {

    private static final String AURORA = "db.cluster-abc123.us-east-2.rds.amazonaws.com";

    private static List<HostAddress> seeds(String names) {
        return Arrays.stream(names.split(" "))
                .map(name -> new HostAddress(
                        switch (name) {
                            case "WRITER" -> AURORA;
                            case "READER" -> AURORA.replace(".cluster-", ".cluster-ro-");
                            case "INSTANCE" -> "db-1.abc123.us-east-2.rds.amazonaws.com";
                            default -> name;
                        },
                        5432))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        // mode, URL, dialect, first connection, after a failure
        "AUTO, WRITER, aurora-pg, WRITER, WRITER",
        "AUTO, READER, aurora-pg, READER_OR_WRITER, READER_OR_WRITER",
        "AUTO, INSTANCE, aurora-pg, NAMED_HOST, WRITER",
        "AUTO, db.example.org, aurora-pg, NAMED_HOST, WRITER",
        "AUTO, 10.0.0.1, replicated-pg, NAMED_HOST, NAMED_HOST",
        "AUTO, a b c, replicated-pg, WRITER, WRITER",
        "AUTO, INSTANCE, rds-pg, NAMED_HOST, NAMED_HOST",
        "AUTO, localhost, pg, NAMED_HOST, NAMED_HOST",
        "STRICT_WRITER, READER, aurora-pg, WRITER, WRITER",
        "STRICT_READER, WRITER, aurora-pg, READER, READER",
        "READER_OR_WRITER, a b, replicated-pg, READER_OR_WRITER, READER_OR_WRITER",
        "STRICT_WRITER, localhost, pg, WRITER, WRITER",
    })
    void theUrlAndTheModeDecide(FailoverMode mode, String url, String code, Target first, Target next) {
        Dialect dialect = Dialects.byCode(code).orElseThrow();
        assertEquals(first, Targets.first(mode, seeds(url), dialect));
        assertEquals(next, Targets.next(mode, seeds(url), dialect));
    }
}
