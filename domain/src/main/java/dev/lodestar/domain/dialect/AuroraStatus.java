package dev.lodestar.domain.dialect;

import dev.lodestar.domain.cluster.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an Aurora instance tells in one statement: its identifier, whether it is a reader, and the instances of its
 * cluster. PostgreSQL lists them in {@code aurora_replica_status()}, MySQL in the table {@code replica_host_status} (Amazon
 * Aurora User Guide, Aurora PostgreSQL functions reference, Aurora MySQL reference).
 *
 * <p>The row whose session is {@code MASTER_SESSION_ID} is the writer's. Aurora removes the row of a deleted instance
 * up to five minutes late, hence the 300 seconds; the writer's row is kept however old it is. A row without a timestamp
 * counts as refreshed now.
 */
final class AuroraStatus {
    private static final int SELF = 0;
    private static final int READER = 1;
    private static final int ID = 2;
    private static final int IS_WRITER = 3;
    private static final int CPU = 4;
    private static final int LAG_MILLIS = 5;
    private static final int UPDATED_MICROS = 6;
    private static final int COLUMNS = 7;

    static final String POSTGRES = """
        SELECT CAST(pg_catalog.aurora_db_instance_identifier() AS pg_catalog.text), \
        CAST(r.in_recovery AS pg_catalog.text), \
        CAST(s.server_id AS pg_catalog.text), \
        CASE WHEN s.session_id OPERATOR(pg_catalog.=) 'MASTER_SESSION_ID' THEN 'true' ELSE 'false' END, \
        CAST(s.cpu AS pg_catalog.text), \
        CAST(s.replica_lag_in_msec AS pg_catalog.text), \
        CAST(CAST(EXTRACT(EPOCH FROM COALESCE(s.last_update_timestamp, pg_catalog.now())) \
        OPERATOR(pg_catalog.*) 1000000 AS pg_catalog.int8) AS pg_catalog.text) \
        FROM pg_catalog.aurora_replica_status() AS s \
        CROSS JOIN pg_catalog.pg_is_in_recovery() AS r (in_recovery) \
        WHERE s.session_id OPERATOR(pg_catalog.=) 'MASTER_SESSION_ID' \
        OR s.last_update_timestamp IS NULL \
        OR EXTRACT(EPOCH FROM (pg_catalog.now() OPERATOR(pg_catalog.-) s.last_update_timestamp)) \
        OPERATOR(pg_catalog.<=) 300\
        """;

    static final String MYSQL = """
        SELECT CAST(@@aurora_server_id AS CHAR), \
        CAST(@@innodb_read_only AS CHAR), \
        CAST(s.server_id AS CHAR), \
        CASE WHEN s.session_id = 'MASTER_SESSION_ID' THEN 'true' ELSE 'false' END, \
        CAST(s.cpu AS CHAR), \
        CAST(s.replica_lag_in_milliseconds AS CHAR), \
        CAST(CAST(UNIX_TIMESTAMP(COALESCE(s.last_update_timestamp, NOW(6))) * 1000000 AS SIGNED) AS CHAR) \
        FROM information_schema.replica_host_status AS s \
        WHERE s.session_id = 'MASTER_SESSION_ID' \
        OR s.last_update_timestamp IS NULL \
        OR TIME_TO_SEC(TIMEDIFF(NOW(), s.last_update_timestamp)) <= 300\
        """;

    private AuroraStatus() {}

    static ToldTopology read(Rows rows) throws UnreadableAnswer {
        Answer answer = new Answer("status of an Aurora instance", rows, COLUMNS);
        List<MemberRow> members = new ArrayList<>();
        for (int row = 0; row < answer.size(); row++) {
            members.add(member(answer, row));
        }
        return new ToldTopology(
                answer.required(0, SELF, "instance identifier"), answer.flag(0, READER, "recovery state"), members);
    }

    private static MemberRow member(Answer answer, int row) throws UnreadableAnswer {
        return new MemberRow(
                answer.required(row, ID, "server id"),
                answer.flag(row, IS_WRITER, "writer mark"),
                Optional.empty(),
                new Load(answer.measure(row, CPU, "CPU load"), answer.millis(row, LAG_MILLIS, "replica lag")),
                answer.whole(row, UPDATED_MICROS, "time of update"));
    }
}
