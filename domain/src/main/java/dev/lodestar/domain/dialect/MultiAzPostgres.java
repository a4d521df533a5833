package dev.lodestar.domain.dialect;

import dev.lodestar.domain.failure.FailureRules;
import dev.lodestar.domain.failure.PostgresFailureRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An RDS Multi-AZ DB cluster: one writer and two readable standbys. The extension {@code rds_tools} tells instances by
 * resource id and full endpoint, and from which instance this one replicates: from itself, if it is the writer (Amazon
 * RDS User Guide, Multi-AZ DB cluster deployments). An instance is named by the first label of its endpoint.
 */
final class MultiAzPostgres extends ServerDialect {
    private static final int SELF = 0;
    private static final int SOURCE = 1;
    private static final int IN_RECOVERY = 2;
    private static final int RESOURCE = 3;
    private static final int ENDPOINT = 4;
    private static final int COLUMNS = 6;

    private static final String SQL = """
        SELECT CAST((SELECT d.id FROM rds_tools.dbi_resource_id() AS d (id)) AS pg_catalog.text), \
        CAST((SELECT w.id FROM rds_tools.multi_az_db_cluster_source_dbi_resource_id() AS w (id)) AS pg_catalog.text), \
        CAST(r.in_recovery AS pg_catalog.text), \
        CAST(t.id AS pg_catalog.text), \
        CAST(t.endpoint AS pg_catalog.text), \
        CAST(t.port AS pg_catalog.text) \
        FROM rds_tools.show_topology() AS t \
        CROSS JOIN pg_catalog.pg_is_in_recovery() AS r (in_recovery)\
        """;

    MultiAzPostgres() {
        super(DatabaseFamily.POSTGRESQL, "rds-multi-az-pg-cluster", Membership.TOLD);
    }

    @Override
    public String statusSql() {
        return SQL;
    }

    @Override
    public FailureRules failureRules() {
        return PostgresFailureRules.MULTI_AZ_CLUSTER;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        Answer answer = new Answer("status of a Multi-AZ cluster instance", rows, COLUMNS);
        String self = answer.required(0, SELF, "resource id");
        Optional<String> source = answer.text(0, SOURCE);
        Optional<String> identity = Optional.empty();
        List<MemberRow> members = new ArrayList<>();
        for (int row = 0; row < answer.size(); row++) {
            if (answer.text(row, ENDPOINT).isEmpty()) {
                continue; // An instance that is being created cannot be dialled yet.
            }
            String resource = answer.required(row, RESOURCE, "resource id of a member");
            MemberRow member = MultiAzMember.at(answer, row, ENDPOINT, source.equals(Optional.of(resource)));
            members.add(member);
            if (resource.equals(self)) {
                identity = Optional.of(member.id());
            }
        }
        String name = identity.orElseThrow(
                () -> new UnreadableAnswer("The topology of the Multi-AZ cluster lacks the answering instance."));
        return new ToldTopology(name, answer.flag(0, IN_RECOVERY, "recovery state"), members).reportUnlessHeadless();
    }
}
