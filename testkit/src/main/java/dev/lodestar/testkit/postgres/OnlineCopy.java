package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.process.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;

/**
 * Copies the data of a running server, as a base backup does, for the programs of the class path hold none that would.
 */
final class OnlineCopy {
    private static final Set<String> LEFT_OUT = Set.of(
            "postmaster.pid",
            "postmaster.opts",
            "pg_wal",
            "pg_replslot",
            "pg_dynshmem",
            "pg_stat_tmp",
            ServerFiles.OF_THE_NODE);
    private static final List<String> NEEDED_EMPTY =
            List.of("pg_wal/archive_status", "pg_wal/summaries", "pg_replslot", "pg_dynshmem", "pg_stat_tmp");

    private OnlineCopy() {}

    /**
     * Replaces what is in the target. The log written meanwhile comes by streaming.
     *
     * @param admin a superuser's connection to the server whose data are copied
     */
    static void make(Connection admin, Path source, Path target) throws IOException, SQLException {
        FileTree.delete(target);
        Sql.run(admin, "SELECT pg_backup_start('lodestar-testkit', true)");
        FileTree.copy(source, target, LEFT_OUT);
        for (String folder : NEEDED_EMPTY) {
            Files.createDirectories(target.resolve(folder), FileTree.PRIVATE);
        }
        Files.writeString(
                target.resolve("backup_label"), Sql.text(admin, "SELECT labelfile FROM pg_backup_stop(false)"));
    }
}
