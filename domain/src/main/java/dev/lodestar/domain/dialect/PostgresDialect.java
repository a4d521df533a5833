package dev.lodestar.domain.dialect;

import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.failure.PostgresFailureRules;

/** What all PostgreSQL dialects share. */
abstract class PostgresDialect implements Dialect {
    private final String code;
    private final Membership membership;

    PostgresDialect(String code, Membership membership) {
        this.code = code;
        this.membership = membership;
    }

    @Override
    public final String code() {
        return code;
    }

    @Override
    public final Membership membership() {
        return membership;
    }

    @Override
    public FailureRules failureRules() {
        return PostgresFailureRules.STANDARD;
    }

    @Override
    public final int defaultPort() {
        return 5432;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof Dialect dialect && dialect.code().equals(code);
    }

    @Override
    public final int hashCode() {
        return code.hashCode();
    }

    @Override
    public final String toString() {
        return code;
    }
}
