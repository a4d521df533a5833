package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import dev.lodestar.testkit.process.Commands;
import dev.lodestar.testkit.process.Once;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The programs of PostgreSQL, and how to run them.
 *
 * @param home the folder that holds {@code bin}
 * @param version as in {@code 17.11}
 */
record Programs(Path home, String version) {
    private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)(\\S*)");
    private static final int OLDEST = 15;

    /** Those of the class path, unpacked into the cache. */
    static Programs ofClassPath() {
        URL archive = Archive.find();
        try {
            return at(Once.folder("postgres-" + Archive.fingerprint(archive), into -> Archive.unpack(archive, into)));
        } catch (IOException e) {
            throw new ClusterException(
                    "Can't unpack " + archive + ": " + e
                            + "; is the disk full, or the jar incomplete? Delete it from the"
                            + " local repository to fetch it again",
                    e);
        }
    }

    /** Those in that folder. */
    static Programs at(Path home) {
        Path postgres = home.resolve("bin/postgres");
        if (!Files.isExecutable(postgres) || !Files.isExecutable(home.resolve("bin/initdb"))) {
            throw new ClusterException(
                    home + " holds no bin/postgres and bin/initdb that can be run: give the home of a"
                            + " PostgreSQL server, as in /usr/lib/postgresql/17");
        }
        String told = Commands.run(List.of(postgres.toString(), "--version"));
        Matcher version = VERSION.matcher(told);
        if (!version.find() || Integer.parseInt(version.group(1)) < OLDEST) {
            throw new ClusterException(
                    home + " is '" + told.strip() + "': the test kit needs PostgreSQL " + OLDEST + " or later");
        }
        return new Programs(home, version.group(1) + version.group(2));
    }

    int majorVersion() {
        return Integer.parseInt(version.split("\\D")[0]);
    }

    /**
     * A command that runs a program as somebody else than root, which PostgreSQL demands: in a user namespace without a
     * mapping root is nobody, yet still owns its files and can be sent signals.
     */
    List<String> command(String program, List<String> arguments) {
        List<String> command = new ArrayList<>();
        if (isRoot()) {
            command.addAll(List.of("unshare", "--user"));
        }
        command.add(home.resolve("bin").resolve(program).toString());
        command.addAll(arguments);
        return command;
    }

    /** @throws ClusterException if this user can't run PostgreSQL on this machine */
    void requireRunnable() {
        if (isRoot()) {
            try {
                Commands.run(List.of("unshare", "--user", "true"));
            } catch (ClusterException e) {
                throw new ClusterException(
                        "PostgreSQL refuses to run as root, and this machine gives root no user namespace: run the"
                                + " tests as an ordinary user, or allow user namespaces (in a container: by another"
                                + " seccomp profile)",
                        e);
            }
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }
}
