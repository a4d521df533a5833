package dev.lodestar.domain.dialect;

/** Ordinary MySQL replication, or a replication group with one primary: the hosts of the URL, roles by asking each. */
final class ReplicatedMySql extends ServerDialect {
    ReplicatedMySql() {
        super(DatabaseFamily.MYSQL, "replicated-mysql", Membership.LISTED);
    }

    @Override
    public String statusSql() {
        return GtidStatus.SQL;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        return GtidStatus.read(rows);
    }
}
