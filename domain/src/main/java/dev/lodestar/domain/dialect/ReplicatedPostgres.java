package dev.lodestar.domain.dialect;

/** Ordinary PostgreSQL streaming replication: the hosts of the URL, roles by asking each. Needs no function of AWS. */
final class ReplicatedPostgres extends ServerDialect {
    ReplicatedPostgres() {
        super(DatabaseFamily.POSTGRESQL, "replicated-pg", Membership.LISTED);
    }

    @Override
    public String statusSql() {
        return WalStatus.SQL;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        return WalStatus.read(rows);
    }
}
