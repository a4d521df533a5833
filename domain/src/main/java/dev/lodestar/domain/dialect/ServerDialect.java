package dev.lodestar.domain.dialect;

import dev.lodestar.domain.failure.FailureRules;

/** What all dialects share. */
abstract class ServerDialect implements Dialect {
    private final DatabaseFamily family;
    private final String code;
    private final Membership membership;

    ServerDialect(DatabaseFamily family, String code, Membership membership) {
        this.family = family;
        this.code = code;
        this.membership = membership;
    }

    @Override
    public final DatabaseFamily family() {
        return family;
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
        return family.failureRules();
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
