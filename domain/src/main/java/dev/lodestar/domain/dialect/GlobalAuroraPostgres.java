package dev.lodestar.domain.dialect;

/**
 * An Aurora PostgreSQL cluster that belongs to a global database. It is recognised and used like a cluster of one
 * region: each region tells its own instances. A secondary region has no writer, so a topology without one is good
 * here. Moving between regions is not built yet.
 */
final class GlobalAuroraPostgres extends ServerDialect {
    GlobalAuroraPostgres() {
        super(DatabaseFamily.POSTGRESQL, "global-aurora-pg", Membership.TOLD);
    }

    @Override
    public String statusSql() {
        return AuroraStatus.POSTGRES;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        return AuroraStatus.read(rows).report();
    }
}
