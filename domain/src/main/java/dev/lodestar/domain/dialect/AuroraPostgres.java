package dev.lodestar.domain.dialect;

/** An Aurora PostgreSQL cluster of one region. */
final class AuroraPostgres extends ServerDialect {
    AuroraPostgres() {
        super(DatabaseFamily.POSTGRESQL, "aurora-pg", Membership.TOLD);
    }

    @Override
    public String statusSql() {
        return AuroraStatus.POSTGRES;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        return AuroraStatus.read(rows).reportUnlessHeadless();
    }
}
