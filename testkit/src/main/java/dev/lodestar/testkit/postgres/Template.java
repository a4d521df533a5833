package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.engine.Account;
import dev.lodestar.testkit.engine.Member;
import dev.lodestar.testkit.process.Commands;
import dev.lodestar.testkit.process.FileTree;
import dev.lodestar.testkit.process.Once;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * The data of a fresh server, from which every node of every cluster is copied. Made once for each version of
 * PostgreSQL and each face, and kept in the cache.
 *
 * @param data the server's data
 * @param password of the superuser and of replication; random, and known to this machine's user alone
 */
record Template(Path data, String password) {
    private static final int SECRET_BYTES = 16;
    private static final int FINGERPRINT_DIGITS = 16;
    private static final String PASSWORD_FILE = "password";
    private static final String DATA = "data";

    /**
     * The one for these programs and that face. If it must be made, then in that scratch folder, listening as that
     * node.
     */
    static Template of(Programs programs, Face face, Path scratch, Member node) {
        String name = "postgres-data-" + programs.version() + "-" + fingerprint(programs, face);
        try {
            Path folder = Once.folder(name, into -> make(programs, face, scratch.resolve("template"), node, into));
            return new Template(folder.resolve(DATA), Files.readString(folder.resolve(PASSWORD_FILE)));
        } catch (IOException e) {
            throw new ClusterException(
                    "Can't prepare the data of a server: " + e
                            + "; is the disk full? The cache may be deleted at any time",
                    e);
        }
    }

    private static String fingerprint(Programs programs, Face face) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            List<String> parts = List.of(
                    programs.home().toString(),
                    face.name(),
                    setup("").toString(),
                    AuroraFace.SCRIPT,
                    initdb("").toString(),
                    ServerFiles.COMMON.toString(),
                    ServerFiles.ACCESS.toString());
            byte[] hash = digest.digest(String.join("\n", parts).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, FINGERPRINT_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every JVM knows SHA-256", e);
        }
    }

    /** Made where the cluster lives, so that nothing survives if this JVM is killed meanwhile; then copied. */
    private static void make(Programs programs, Face face, Path workshop, Member node, Path into) throws IOException {
        String password = secret();
        Path data = workshop.resolve(DATA);
        Files.createDirectories(data, FileTree.PRIVATE);
        Path passwordFile = Files.writeString(workshop.resolve(PASSWORD_FILE), password);
        Commands.run(programs.command("initdb", initdb(passwordFile.toString())), data);
        ServerFiles.writeCommon(data);
        Path own = data.resolve(ServerFiles.OF_THE_NODE);
        Files.write(own, ServerFiles.listening(node.place().serverAddress(), node.port()));
        Path log = workshop.resolve("log");
        Process server = ServerProcess.start(programs, data, log);
        furnish(node, face, programs.majorVersion(), password);
        ServerProcess.stop(server, log);
        Files.delete(own);
        FileTree.copy(workshop, into, Set.of("log"));
        FileTree.delete(workshop);
    }

    private static List<String> initdb(String passwordFile) {
        return List.of(
                "--pgdata=.",
                "--username=" + Sql.SUPERUSER,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                "--locale=C",
                "--wal-segsize=4",
                "--no-sync",
                "--no-instructions");
    }

    private static List<String> setup(String password) {
        return List.of(
                "CREATE ROLE " + ServerFiles.REPLICATION_USER + " LOGIN REPLICATION PASSWORD " + Sql.quoted(password),
                "ALTER ROLE " + Sql.SUPERUSER + " PASSWORD " + Sql.quoted(password),
                "RESET ALL",
                "CREATE ROLE " + Account.USER + " LOGIN PASSWORD " + Sql.quoted(Account.PASSWORD),
                "CREATE DATABASE " + Account.DATABASE + " OWNER " + Account.USER);
    }

    private static void furnish(Member node, Face face, int version, String password) {
        String host = node.place().serverAddress() + ":" + node.port();
        try {
            try (Connection admin = Sql.superuser("jdbc:postgresql://" + host + "/postgres", password)) {
                if (version >= 16) {
                    Sql.run(admin, "SET scram_iterations = 1"); // a random secret gains nothing from more
                }
                for (String statement : setup(password)) {
                    Sql.run(admin, statement);
                }
            }
            if (face == Face.AURORA) {
                try (Connection admin = Sql.superuser(PostgresEngine.urlOf(host), password)) {
                    Sql.run(admin, AuroraFace.SCRIPT);
                }
            }
        } catch (SQLException e) {
            throw new ClusterException(
                    "The fresh server refused its furniture: " + e.getMessage()
                            + "; with a PostgreSQL of your own, try another version",
                    e);
        }
    }

    private static String secret() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
