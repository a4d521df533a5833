package dev.lodestar.jdbc.target;

import dev.lodestar.domain.cluster.HostAddress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * TLS in front of a server that has none, with a certificate that the JDK's keytool makes: the client's side of the
 * connection is encrypted as PostgreSQL would do it.
 */
final class TlsProxy implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final ScriptedHost host;

    private TlsProxy(ScriptedHost host) {
        this.host = host;
    }

    static TlsProxy inFrontOf(HostAddress server, Path folder) throws Exception {
        SSLContext tls = context(certificate(folder));
        return new TlsProxy(ScriptedHost.playing(client -> relay(client, server, tls)));
    }

    HostAddress address() {
        return host.address();
    }

    private static void relay(Socket client, HostAddress server, SSLContext tls) throws IOException {
        client.getInputStream().readNBytes(8);
        client.getOutputStream().write('S');
        try (SSLSocket secure = (SSLSocket) tls.getSocketFactory().createSocket(client, null, client.getPort(), true);
                Socket plain = new Socket(server.name(), server.port())) {
            secure.setUseClientMode(false);
            Thread back = new Thread(() -> copy(plain, secure), "tls proxy, answers");
            back.setDaemon(true);
            back.start();
            copy(secure, plain);
        }
    }

    private static void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8192];
            for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                out.write(bytes, 0, n);
            }
            to.shutdownOutput();
        } catch (IOException over) {
            // One side has hung up; the other follows when both sockets are closed.
        }
    }

    private static Path certificate(Path folder) throws IOException, InterruptedException {
        Path store = folder.resolve("server.p12");
        if (!Files.exists(store)) {
            String keytool =
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
            Process process = new ProcessBuilder(List.of(
                            keytool,
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=localhost",
                            "-ext",
                            "san=ip:127.0.0.1",
                            "-storetype",
                            "PKCS12",
                            "-storepass",
                            PASSWORD,
                            "-keystore",
                            store.toString()))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("keytool failed");
            }
        }
        return store;
    }

    private static SSLContext context(Path store) throws GeneralSecurityException, IOException {
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }

    @Override
    public void close() throws IOException {
        host.close();
    }
}
