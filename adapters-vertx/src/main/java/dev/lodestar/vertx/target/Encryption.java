package dev.lodestar.vertx.target;

import io.vertx.core.net.ClientSSLOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a mode of TLS needs besides its name. The client demands TLS options for every mode but {@code disable} and
 * breaks without them; a URI can only give the mode.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-ssl.html#LIBPQ-SSL-PROTECTION">what each mode promises</a>
 */
public final class Encryption {

    /** Checks the name in the certificate as for web servers, RFC 2818. */
    private static final String BY_NAME = "HTTPS";

    private Encryption() {}

    /**
     * Adds what the mode needs and leaves to nobody's choice.
     *
     * @throws IllegalArgumentException if the mode promises to verify servers and nothing tells whom to trust
     */
    public static void complete(PgConnectOptions options) {
        SslMode mode = options.getSslMode();
        ClientSSLOptions given = options.getSslOptions();
        switch (mode) {
            case DISABLE -> {}
            case ALLOW, PREFER, REQUIRE -> {
                if (given == null) {
                    // These promise encryption and nothing else.
                    options.setSslOptions(
                            new ClientSSLOptions().setTrustAll(true).setHostnameVerificationAlgorithm(""));
                }
            }
            case VERIFY_CA, VERIFY_FULL -> options.setSslOptions(verifying(mode, given));
        }
    }

    private static ClientSSLOptions verifying(SslMode mode, @Nullable ClientSSLOptions given) {
        if (given == null || given.getTrustOptions() == null) {
            throw new IllegalArgumentException("sslmode="
                    + mode.name().toLowerCase(Locale.ROOT).replace('_', '-') + " needs to know whose certificates to"
                    + " trust: say connectingTo(new PgConnectOptions().setSslOptions(new ClientSSLOptions()"
                    + ".setTrustOptions(...))).");
        }
        String algorithm = given.getHostnameVerificationAlgorithm();
        return mode == SslMode.VERIFY_FULL && (algorithm == null || algorithm.isEmpty())
                ? given.copy().setHostnameVerificationAlgorithm(BY_NAME)
                : given;
    }
}
