package dev.lodestar.domain.dialect;

import java.util.ArrayList;
import java.util.List;

/**
 * An RDS Multi-AZ DB cluster of MySQL: one writer and two readable standbys. {@code mysql.rds_topology} tells instances by
 * server id and full endpoint to every user with SELECT on it. Which instance is the writer only that instance itself can
 * tell, by not being read-only: the source of replication is shown to administrators alone. An instance is named by the
 * first label of its endpoint.
 */
final class MultiAzMySql extends ServerDialect {
    private static final int SELF = 0;
    private static final int READ_ONLY = 1;
    private static final int ID = 2;
    private static final int ENDPOINT = 3;
    private static final int COLUMNS = 5;

    private static final String SQL = """
        SELECT CAST(@@global.server_id AS CHAR), \
        CAST(@@global.read_only AS CHAR), \
        CAST(t.id AS CHAR), \
        CAST(t.endpoint AS CHAR), \
        CAST(t.port AS CHAR) \
        FROM mysql.rds_topology AS t\
        """;

    MultiAzMySql() {
        super(DatabaseFamily.MYSQL, "rds-multi-az-mysql-cluster", Membership.TOLD);
    }

    @Override
    public String statusSql() {
        return SQL;
    }

    @Override
    public HostReport readStatus(Rows rows) throws UnreadableAnswer {
        Answer answer = new Answer("status of a Multi-AZ cluster instance", rows, COLUMNS);
        String self = answer.required(0, SELF, "server id");
        boolean readOnly = answer.flag(0, READ_ONLY, "read-only state");
        String name = "";
        List<MemberRow> members = new ArrayList<>();
        for (int row = 0; row < answer.size(); row++) {
            if (answer.text(row, ENDPOINT).isEmpty()) {
                continue; // An instance that is being created cannot be dialled yet.
            }
            boolean isSelf = answer.required(row, ID, "server id of a member").equals(self);
            MemberRow member = MultiAzMember.at(answer, row, ENDPOINT, isSelf && !readOnly);
            members.add(member);
            name = isSelf ? member.id() : name;
        }
        if (name.isEmpty()) {
            throw new UnreadableAnswer("The topology of the Multi-AZ cluster lacks the answering instance.");
        }
        return new ToldTopology(name, readOnly, members).report();
    }
}
