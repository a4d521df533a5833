package dev.lodestar.vertx.tls;

import dev.lodestar.testkit.postgres.PostgresClusterBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key and a certificate that signs itself, made by the JDK's keytool, for servers that are called {@code localhost}. */
public final class ServerCertificate {

    private static final String PASSWORD = "changeit";
    private static final String ALIAS = "server";

    private final Path certificate;
    private final Path key;

    private ServerCertificate(Path certificate, Path key) {
        this.certificate = certificate;
        this.key = key;
    }

    /** A new one, in files that end with this JVM. */
    public static ServerCertificate made() {
        try {
            Path folder = Files.createTempDirectory(
                    "lodestar-tls", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            KeyStore store = store(folder.resolve("server.p12"));
            Path certificate = pem(
                    folder.resolve("server.crt"),
                    "CERTIFICATE",
                    store.getCertificate(ALIAS).getEncoded());
            Path key = pem(
                    folder.resolve("server.key"),
                    "PRIVATE KEY",
                    store.getKey(ALIAS, PASSWORD.toCharArray()).getEncoded());
            folder.toFile().deleteOnExit();
            return new ServerCertificate(certificate, key);
        } catch (IOException | GeneralSecurityException | InterruptedException failure) {
            throw new AssertionError("No certificate could be made", failure);
        }
    }

    private static KeyStore store(Path file) throws IOException, GeneralSecurityException, InterruptedException {
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        List<String> subject = List.of("-alias", ALIAS, "-dname", "CN=localhost", "-ext", "san=dns:localhost");
        List<String> form = List.of("-keyalg", "EC", "-storetype", "PKCS12", "-storepass", PASSWORD);
        ProcessBuilder making = new ProcessBuilder(keytool, "-genkeypair", "-keystore", file.toString());
        making.command().addAll(subject);
        making.command().addAll(form);
        Process process = making.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IOException("keytool failed");
        }
        file.toFile().deleteOnExit();
        return KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
    }

    /** Readable by its owner alone, or the servers refuse it. */
    private static Path pem(Path file, String what, byte[] content) throws IOException {
        String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        file.toFile().deleteOnExit();
        return Files.writeString(file, "-----BEGIN " + what + "-----\n" + text + "\n-----END " + what + "-----\n");
    }

    /** The same cluster, with servers that also speak TLS. */
    public PostgresClusterBuilder on(PostgresClusterBuilder cluster) {
        return cluster.setting("ssl", "on")
                .setting("ssl_cert_file", certificate.toString())
                .setting("ssl_key_file", key.toString());
    }

    /** What a client must trust to believe the servers. */
    public Path certificate() {
        return certificate;
    }
}
