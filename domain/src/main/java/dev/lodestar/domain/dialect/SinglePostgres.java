package dev.lodestar.domain.dialect;

/** One PostgreSQL server; failover means that it comes back, or that its address leads elsewhere. */
final class SinglePostgres extends ServerDialect {
    SinglePostgres() {
        super(DatabaseFamily.POSTGRESQL, "pg", Membership.SINGLE);
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
