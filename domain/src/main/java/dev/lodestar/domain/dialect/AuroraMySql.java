package dev.lodestar.domain.dialect;

/** An Aurora MySQL cluster of one region. */
final class AuroraMySql extends ServerDialect {
    AuroraMySql() {
        super(DatabaseFamily.MYSQL, "aurora-mysql", Membership.TOLD);
    }

    @Override
    public String statusSql() {
        return AuroraStatus.MYSQL;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        return AuroraStatus.read(rows).reportUnlessHeadless();
    }
}
