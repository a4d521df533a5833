package dev.lodestar.domain.dialect;

import dev.lodestar.domain.cluster.GtidSet;
import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import java.util.List;
import java.util.Optional;

/**
 * What any MySQL server tells of itself, without a topology: whether it takes writes, and which transactions it has
 * executed. Needs no rights beyond those of every user.
 *
 * <p>A replica is told by {@code read_only}, which replication managers and group replication set on all but the writer
 * (MySQL reference manual, 7.1.8 and 20.1.3.1). Whether a server replicates cannot be asked without rights of
 * administration, so a replica that was left writable looks like a second writer. Without GTIDs the set is empty.
 */
final class GtidStatus {
    private static final int READ_ONLY = 0;
    private static final int SUPER_READ_ONLY = 1;
    private static final int INNODB_READ_ONLY = 2;
    private static final int EXECUTED = 3;
    private static final int COLUMNS = 4;

    static final String SQL = """
        SELECT CAST(@@global.read_only AS CHAR), \
        CAST(@@global.super_read_only AS CHAR), \
        CAST(@@global.innodb_read_only AS CHAR), \
        CAST(@@global.gtid_executed AS CHAR)\
        """;

    private GtidStatus() {}

    static HostReport read(Rows rows) throws UnreadableAnswer {
        Answer answer = new Answer("status of a MySQL server", rows, COLUMNS);
        boolean reader = answer.flag(0, READ_ONLY, "read-only state")
                | answer.flag(0, SUPER_READ_ONLY, "read-only state for administrators")
                | answer.flag(0, INNODB_READ_ONLY, "read-only state of InnoDB");
        return reader
                ? report(Role.READER, Optional.empty())
                : report(Role.WRITER, Optional.of(new WriterClaim.Executed(executed(answer))));
    }

    private static HostReport report(Role role, Optional<WriterClaim> claim) {
        return new HostReport(Optional.empty(), role, claim, Optional.empty(), List.of(), Load.UNKNOWN);
    }

    private static GtidSet executed(Answer answer) throws UnreadableAnswer {
        String text = answer.text(0, EXECUTED).orElse("");
        return GtidSet.parse(text).orElseThrow(() -> answer.malformed("set of executed transactions", text));
    }
}
