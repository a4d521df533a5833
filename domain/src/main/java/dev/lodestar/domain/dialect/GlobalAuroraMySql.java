package dev.lodestar.domain.dialect;

/** An Aurora MySQL cluster that belongs to a global database; see {@link GlobalAuroraPostgres}. */
final class GlobalAuroraMySql extends ServerDialect {
    GlobalAuroraMySql() {
        super(DatabaseFamily.MYSQL, "global-aurora-mysql", Membership.TOLD);
    }

    @Override
    public String statusSql() {
        return AuroraStatus.MYSQL;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        return AuroraStatus.read(rows).report();
    }
}
