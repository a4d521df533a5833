package dev.lodestar.domain.dialect;

/** RDS for MySQL: one instance, or one with read replicas; see {@link RdsPostgres}. */
final class RdsMySql extends ServerDialect {
    RdsMySql() {
        super(DatabaseFamily.MYSQL, "rds-mysql", Membership.LISTED);
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
