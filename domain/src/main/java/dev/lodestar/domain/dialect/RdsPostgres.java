package dev.lodestar.domain.dialect;

/**
 * RDS for PostgreSQL: one instance, or one with read replicas. RDS tells no topology, so the instances are those of the
 * URL. The standby of a Multi-AZ <em>instance</em> cannot be dialled; failover to it is the same address coming back.
 */
final class RdsPostgres extends ServerDialect {
    RdsPostgres() {
        super(DatabaseFamily.POSTGRESQL, "rds-pg", Membership.LISTED);
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
