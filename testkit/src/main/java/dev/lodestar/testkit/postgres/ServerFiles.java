package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.engine.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The configuration files of a server. */
final class ServerFiles {
    /** The file that differs between the nodes of a cluster. */
    static final String OF_THE_NODE = "lodestar.conf";

    static final String REPLICATION_USER = "replicator";

    private static final String STANDBY_SIGNAL = "standby.signal";

    /** What all servers have in common. Data need not survive the machine; what fails should be noticed soon. */
    static final List<String> COMMON = List.of(
            "wal_level = replica",
            "hot_standby = on",
            "max_wal_senders = 20",
            "max_replication_slots = 10",
            "max_connections = 300",
            "wal_keep_size = '128MB'",
            "max_wal_size = '256MB'",
            "min_wal_size = '16MB'",
            "wal_sender_timeout = '5s'",
            "wal_receiver_timeout = '2s'",
            "wal_receiver_status_interval = '1s'",
            "wal_retrieve_retry_interval = '100ms'",
            "shared_buffers = '32MB'",
            "fsync = off",
            "dynamic_shared_memory_type = mmap",
            "password_encryption = 'scram-sha-256'",
            "unix_socket_directories = ''",
            "log_line_prefix = '%m [%p] '",
            "include_if_exists = '" + OF_THE_NODE + "'");

    /** Everybody needs a password: on a shared machine the loopback addresses are open to all users. */
    static final List<String> ACCESS = List.of(
            "host replication " + REPLICATION_USER + " 127.0.0.0/8 scram-sha-256",
            "host all all 127.0.0.0/8 scram-sha-256");

    private ServerFiles() {}

    static void writeCommon(Path data) throws IOException {
        Files.write(data.resolve("postgresql.conf"), COMMON);
        Files.write(data.resolve("pg_hba.conf"), ACCESS);
    }

    /** Where a server listens. */
    static List<String> listening(String address, int port) {
        return List.of("listen_addresses = '" + address + "'", "port = " + port);
    }

    /** Writes what makes the node itself, as the writer if it has none to follow, else as its reader. */
    static void writeOwn(Member node, Member writer, Profile profile, String password) throws IOException {
        List<String> lines = new ArrayList<>(listening(node.place().serverAddress(), node.port()));
        lines.add("cluster_name = " + Sql.quoted(node.id()));
        if (profile.face() == Face.AURORA) {
            lines.add("rds.extensions = 'aurora_stat_utils,rds_tools,plpgsql'");
        }
        if (profile.synchronous()) {
            lines.add("synchronous_standby_names = 'ANY 1 (*)'");
        }
        if (writer != node) {
            lines.add("primary_conninfo = 'host=" + writer.address() + " port=" + writer.port() + " user="
                    + REPLICATION_USER + " password=" + password + " sslmode=disable gssencmode=disable'");
        }
        for (Map.Entry<String, String> setting : profile.settings().entrySet()) {
            lines.add(setting.getKey() + " = " + Sql.quoted(setting.getValue()));
        }
        replace(node.data().resolve(OF_THE_NODE), lines);
        if (writer == node) {
            Files.deleteIfExists(node.data().resolve(STANDBY_SIGNAL));
        } else {
            Files.write(node.data().resolve(STANDBY_SIGNAL), new byte[0]);
        }
    }

    private static void replace(Path file, List<String> lines) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".fresh");
        Files.write(fresh, lines);
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
