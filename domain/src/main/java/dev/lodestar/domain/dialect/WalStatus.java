package dev.lodestar.domain.dialect;

import dev.lodestar.domain.cluster.Load;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.WriterClaim;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What any PostgreSQL server tells of itself, without a topology: whether it replays the log of another server, which
 * physical database it holds, and on which timeline it writes. Needs no rights beyond those of every user.
 *
 * <p>The timeline comes from the name of the WAL segment being written, because {@code pg_control_checkpoint()} keeps
 * the old one until the first checkpoint after a promotion. A standby is behind only if it received more than it
 * replayed; then the age of the last transaction it replayed is its lag (PostgreSQL documentation, 26.2.5.2
 * Monitoring). One that lost its sender has nothing left to replay and cannot tell how far it is behind: its lag is
 * zero.
 */
final class WalStatus {
    private static final int IN_RECOVERY = 0;
    private static final int SYSTEM_IDENTIFIER = 1;
    private static final int WAL_FILE = 2;
    private static final int LAG_MILLIS = 3;
    private static final int COLUMNS = 4;

    /** Digits of a WAL file name that hold the timeline, in hexadecimal. */
    private static final int TIMELINE_DIGITS = 8;

    private static final int WAL_FILE_DIGITS = 24;

    // pg_is_in_recovery() stands in FROM to be asked once: a promotion in mid-statement must not make two answers of
    // it.
    static final String SQL = """
        SELECT CAST(r.in_recovery AS pg_catalog.text), \
        CAST((SELECT c.system_identifier FROM pg_catalog.pg_control_system() AS c) AS pg_catalog.text), \
        CASE WHEN r.in_recovery THEN NULL \
        ELSE pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn()) END, \
        CASE WHEN r.in_recovery AND pg_catalog.pg_last_wal_receive_lsn() \
        OPERATOR(pg_catalog.>) pg_catalog.pg_last_wal_replay_lsn() \
        THEN CAST(EXTRACT(EPOCH FROM (pg_catalog.clock_timestamp() \
        OPERATOR(pg_catalog.-) pg_catalog.pg_last_xact_replay_timestamp())) \
        OPERATOR(pg_catalog.*) 1000 AS pg_catalog.text) END \
        FROM pg_catalog.pg_is_in_recovery() AS r (in_recovery)\
        """;

    private WalStatus() {}

    static HostReport read(Rows rows) throws UnreadableAnswer {
        Answer answer = new Answer("status of a PostgreSQL server", rows, COLUMNS);
        String lineage = answer.required(0, SYSTEM_IDENTIFIER, "system identifier");
        if (answer.flag(0, IN_RECOVERY, "recovery state")) {
            Duration lag = answer.millis(0, LAG_MILLIS, "replica lag");
            return report(Role.READER, Optional.empty(), lineage, new Load(0, lag));
        }
        WriterClaim claim = new WriterClaim.Timeline(lineage, timeline(answer));
        return report(Role.WRITER, Optional.of(claim), lineage, Load.UNKNOWN);
    }

    private static HostReport report(Role role, Optional<WriterClaim> claim, String lineage, Load load) {
        return new HostReport(Optional.empty(), role, claim, Optional.of(lineage), List.of(), load);
    }

    private static long timeline(Answer answer) throws UnreadableAnswer {
        String file = answer.required(0, WAL_FILE, "WAL file name");
        if (file.length() != WAL_FILE_DIGITS) {
            throw answer.malformed("WAL file name", file);
        }
        try {
            return Long.parseLong(file.substring(0, TIMELINE_DIGITS), 16);
        } catch (NumberFormatException e) {
            throw answer.malformed("WAL file name", file);
        }
    }
}
