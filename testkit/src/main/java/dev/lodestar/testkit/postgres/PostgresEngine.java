package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.Face;
import dev.lodestar.testkit.NodeStatus;
import dev.lodestar.testkit.engine.Account;
import dev.lodestar.testkit.engine.Engine;
import dev.lodestar.testkit.engine.Member;
import dev.lodestar.testkit.engine.Progress;
import dev.lodestar.testkit.process.FileTree;
import dev.lodestar.testkit.process.Signal;
import dev.lodestar.testkit.process.Together;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** PostgreSQL under the control of the test kit. */
final class PostgresEngine implements Engine {
    private static final Duration TO_CATCH_UP = Duration.ofSeconds(30);
    private static final String HEART_SECONDS = "1";

    private final Programs programs;
    private final Profile profile;
    private final Path scratch;
    private final Heart heart = new Heart(this::openForHeart);
    private List<Member> members = List.of();
    private String password = "";
    private volatile Member writer;

    PostgresEngine(Programs programs, Profile profile, Path scratch) {
        this.programs = programs;
        this.profile = profile;
        this.scratch = scratch;
    }

    String serverVersion() {
        return programs.version();
    }

    static String urlOf(String hostList) {
        return "jdbc:postgresql://" + hostList + "/" + Account.DATABASE;
    }

    @Override
    public String jdbcUrl(String hostList) {
        return urlOf(hostList);
    }

    @Override
    public Connection admin(Member node) throws SQLException {
        return Sql.superuser(urlOf(node.place().serverAddress() + ":" + node.port()), password);
    }

    private Connection openForHeart() throws SQLException {
        Member writer = this.writer;
        return Sql.superuser(urlOf(writer.place().serverAddress() + ":" + writer.port()), password, HEART_SECONDS);
    }

    @Override
    public void create(List<Member> members) {
        programs.requireRunnable();
        this.members = List.copyOf(members);
        writer = members.get(0);
        Template template = Template.of(programs, profile.face(), scratch, writer);
        password = template.password();
        Together.run(members.stream()
                .map(member -> (Runnable) () -> Asking.files("lay out", member, () -> {
                    FileTree.copy(template.data(), member.data(), Set.of());
                    ServerFiles.writeOwn(member, writer, profile, password);
                }))
                .toList());
    }

    @Override
    public void begin(Member writer) {
        Asking.node(writer, () -> {
            if (profile.face() == Face.AURORA) {
                try (Connection admin = admin(writer)) {
                    AuroraFace.found(admin, members);
                }
                heart.start();
            }
            try (Connection user = DriverManager.getConnection(writer.jdbcUrl(), Account.USER, Account.PASSWORD)) {
                for (String script : profile.scripts()) {
                    Sql.run(user, script);
                }
            }
            return null;
        });
        List<Member> readers = members.stream().filter(Member::isReader).toList();
        if (!catchUp(readers, writer, TO_CATCH_UP)) {
            throw new ClusterException("The readers did not catch up within " + TO_CATCH_UP.toSeconds()
                    + " s: is the SQL given to the builder that large?");
        }
    }

    @Override
    public void start(Member node) {
        node.runs(ServerProcess.start(programs, node.data(), node.logFile()));
    }

    @Override
    public void stop(Member node) {
        ServerProcess.stop(node.process(), node.logFile());
    }

    @Override
    public void bury(Member node) {
        if (node.process() != null) {
            ServerProcess.bury(node.process(), node.data());
        }
    }

    @Override
    public long promote(Member reader) {
        return Asking.node(reader, () -> {
            try (Connection admin = admin(reader)) {
                long at = Promotion.of(admin, reader);
                writer = reader;
                if (profile.face() == Face.AURORA) {
                    AuroraFace.announce(admin);
                    heart.move();
                }
                return at;
            }
        });
    }

    @Override
    public void follow(Member reader, Member writer) {
        Asking.files("configure", reader, () -> ServerFiles.writeOwn(reader, writer, profile, password));
        if (reader.status() == NodeStatus.RUNNING) {
            Signal.HUP.to(List.of(reader.process().pid()));
        }
    }

    @Override
    public void copy(Member reader, Member writer) {
        Asking.node(writer, () -> {
            try (Connection admin = admin(writer)) {
                OnlineCopy.make(admin, writer.data(), reader.data());
                return null;
            }
        });
    }

    @Override
    public void reconnect(Member reader) {
        Asking.node(reader, () -> {
            try (Connection admin = admin(reader)) {
                Sql.run(
                        admin,
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE backend_type = 'walreceiver'");
                return null;
            }
        });
    }

    @Override
    public boolean replicate(Collection<Member> readers, Member writer, Duration limit) {
        try (Replication replication = new Replication(readers, writer, this::admin)) {
            return replication.streams(writer, limit);
        } catch (SQLException silent) {
            return false;
        }
    }

    @Override
    public boolean catchUp(Collection<Member> readers, Member writer, Duration limit) {
        try (Replication replication = new Replication(readers, writer, this::admin)) {
            return replication.catchesUp(limit);
        } catch (SQLException silent) {
            return false;
        }
    }

    @Override
    public Progress received(Member reader) {
        return Asking.node(reader, () -> {
            try (Connection admin = admin(reader)) {
                String position = "greatest(pg_last_wal_receive_lsn(), pg_last_wal_replay_lsn()) - '0/0'::pg_lsn";
                return new Progress(
                        Long.parseLong(Sql.text(admin, "SELECT " + Sql.TIMELINE)),
                        Long.parseLong(Sql.text(admin, "SELECT " + position)));
            }
        });
    }

    @Override
    public boolean claimsToBeWriter(Member node) {
        return Asking.node(node, () -> {
            try (Connection admin = admin(node)) {
                return !Sql.yes(admin, "SELECT pg_is_in_recovery()");
            }
        });
    }

    @Override
    public void close() {
        heart.close();
    }
}
