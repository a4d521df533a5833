package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.dialect.HostReport;
import dev.lodestar.domain.dialect.Rows;
import dev.lodestar.domain.failure.FailureRules;
import java.util.List;
import java.util.Optional;

/** A database that tells its role in one word, and perhaps its timeline in another. */
enum ToyDialect implements Dialect {
    INSTANCE;

    @Override
    public DatabaseFamily family() {
        return DatabaseFamily.POSTGRESQL;
    }

    @Override
    public String code() {
        return "toy";
    }

    @Override
    public Membership membership() {
        return Membership.LISTED;
    }

    @Override
    public String statusSql() {
        return "role?";
    }

    @Override
    public HostReport readStatus(Rows rows) {
        Role role = Role.valueOf(rows.text(0, 0).orElseThrow());
        Optional<WriterClaim> claim = role == Role.WRITER ? Optional.of(claim(rows)) : Optional.empty();
        return new HostReport(Optional.empty(), role, claim, Optional.empty(), List.of());
    }

    private static WriterClaim claim(Rows rows) {
        return rows.values().get(0).size() == 1
                ? new WriterClaim.Fenced()
                : new WriterClaim.Timeline("toy", Long.parseLong(rows.text(0, 1).orElseThrow()));
    }

    @Override
    public FailureRules failureRules() {
        return family().failureRules();
    }
}
