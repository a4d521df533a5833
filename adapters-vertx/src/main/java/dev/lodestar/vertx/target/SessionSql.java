package dev.lodestar.vertx.target;

import dev.lodestar.domain.session.Holdability;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import dev.lodestar.domain.session.SessionStep;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The steps of a session's state as statements of PostgreSQL. What is a notion of JDBC alone (autocommit, holdability,
 * network timeout, catalog) has no statement here.
 */
final class SessionSql implements SessionStep.Target<Optional<String>, RuntimeException> {

    private static final SessionSql INSTANCE = new SessionSql();

    private SessionSql() {}

    /** In the order in which they are to be executed. */
    static List<String> of(SessionState session) {
        return session.steps().stream()
                .map(step -> step.applyTo(INSTANCE))
                .flatMap(Optional::stream)
                .toList();
    }

    @Override
    public Optional<String> isolation(Isolation level) {
        return Optional.of("SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL "
                + level.name().replace('_', ' '));
    }

    @Override
    public Optional<String> readOnly(boolean readOnly) {
        return Optional.of("SET SESSION CHARACTERISTICS AS TRANSACTION READ " + (readOnly ? "ONLY" : "WRITE"));
    }

    @Override
    public Optional<String> schema(String name) {
        return Optional.of("SET SESSION search_path TO \"" + name.replace("\"", "\"\"") + "\"");
    }

    @Override
    public Optional<String> catalog(String name) {
        return Optional.empty();
    }

    @Override
    public Optional<String> holdability(Holdability holdability) {
        return Optional.empty();
    }

    @Override
    public Optional<String> networkTimeout(Duration timeout) {
        return Optional.empty();
    }

    @Override
    public Optional<String> autoCommit(boolean autoCommit) {
        return Optional.empty();
    }
}
