package dev.lodestar.domain.dialect;

/** An Aurora PostgreSQL cluster of one region. */
final class AuroraPostgres extends PostgresDialect {
    AuroraPostgres() {
        super("aurora-pg", Membership.TOLD);
    }

    @Override
    public String statusSql() {
        return AuroraStatus.SQL;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        return AuroraStatus.read(rows).reportUnlessHeadless();
    }
}
