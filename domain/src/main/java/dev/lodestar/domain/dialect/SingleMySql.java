package dev.lodestar.domain.dialect;

/** One MySQL server; failover means that it comes back, or that its address leads elsewhere. */
final class SingleMySql extends ServerDialect {
    SingleMySql() {
        super(DatabaseFamily.MYSQL, "mysql", Membership.SINGLE);
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
