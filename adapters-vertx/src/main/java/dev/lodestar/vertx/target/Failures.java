package dev.lodestar.vertx.target;

import dev.lodestar.domain.failure.Failure;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.Symptom.Kind;
import dev.lodestar.ports.HiddenSecrets;
import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.VertxException;
import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.sqlclient.ClosedConnectionException;
import io.vertx.sqlclient.DatabaseException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Puts failures of the client in domain words. */
public final class Failures {

    /** Longer chains of causes are circular. */
    private static final int DEEPEST = 20;

    /** The client fails what it had queued but not written with these words and a general class. */
    private static final String QUEUED = "Pending requests failed to be sent";

    private static final String DEAD = "Connection is not active now";
    private static final String CLOSED = "Connection was closed";

    /** The client keeps the reason to itself, as it does which side broke it off. */
    private static final String HANDSHAKE = "SSL handshake failed";

    /** The pool's own words for a wait that took too long. */
    private static final String POOL_WAIT = "Timeout";

    private Failures() {}

    /**
     * The whole of a failure, outermost first.
     *
     * @param physical the connection it happened on, if there was one: what we know of it comes first, because
     *     the client reports our own closing as it does a broken network
     * @param told what the server said on that connection before it closed it, if it did
     */
    public static Failure describe(Throwable thrown, @Nullable Physical physical, @Nullable Throwable told) {
        List<Throwable> links = links(thrown);
        if (told != null && !links.contains(told)) {
            links.addAll(links(told));
        }
        Set<Symptom> symptoms = new LinkedHashSet<>();
        boolean fromServer = thrown instanceof DatabaseException;
        if (physical != null && physical.isAborted()) {
            symptoms.add(Symptom.of(Kind.ABORTED));
        } else if (physical != null && physical.isClosed() && !fromServer) {
            symptoms.add(Symptom.of(Kind.DISCONNECTED));
        }
        for (Throwable link : links) {
            symptoms.add(symptom(link));
        }
        return new Failure(List.copyOf(symptoms), text(links));
    }

    public static Failure describe(Throwable thrown) {
        return describe(thrown, null, null);
    }

    /** Whether the client itself says that it never wrote the request. */
    public static boolean isNotSent(Throwable thrown) {
        String text = String.valueOf(thrown.getMessage());
        return thrown instanceof VertxException && (text.startsWith(QUEUED) || text.startsWith(DEAD));
    }

    /** Whether this is the pool's bare word for a wait that took too long. */
    static boolean isPoolWait(Throwable thrown) {
        return POOL_WAIT.equals(thrown.getMessage());
    }

    private static List<Throwable> links(Throwable thrown) {
        List<Throwable> links = new ArrayList<>();
        for (Throwable link = thrown; link != null && links.size() < DEEPEST; link = link.getCause()) {
            links.add(link);
        }
        return links;
    }

    private static Symptom symptom(Throwable link) {
        String text = HiddenSecrets.in(String.valueOf(link.getMessage()));
        if (link instanceof DatabaseException database) {
            String state = database.getSqlState();
            return Symptom.sql(state == null ? "" : state, database.getErrorCode(), text);
        }
        return new Symptom(kind(link), "", 0, text);
    }

    private static Kind kind(Throwable link) {
        if (link instanceof ClosedConnectionException) {
            return Kind.DISCONNECTED;
        }
        if (link instanceof UnknownHostException) {
            return Kind.UNKNOWN_HOST;
        }
        if (link instanceof ConnectTimeoutException || link instanceof TimeoutException) {
            return Kind.TIMED_OUT;
        }
        if (link instanceof ConnectException || link instanceof NoRouteToHostException) {
            return String.valueOf(link.getMessage()).contains("timed out") ? Kind.TIMED_OUT : Kind.REFUSED;
        }
        if (link instanceof SSLException || link instanceof GeneralSecurityException) {
            return link.getCause() instanceof IOException transport ? kind(transport) : Kind.TLS;
        }
        if (link instanceof IOException) {
            return Kind.DISCONNECTED;
        }
        return byText(link);
    }

    private static Kind byText(Throwable link) {
        String text = String.valueOf(link.getMessage());
        if (link instanceof ConnectionPoolTooBusyException || text.startsWith(POOL_WAIT)) {
            return Kind.BUSY;
        }
        boolean closed = text.startsWith(QUEUED) || text.startsWith(DEAD) || text.startsWith(CLOSED);
        return closed ? Kind.DISCONNECTED : Kind.OTHER;
    }

    /** The outermost text and the innermost cause's, unless they are the same. */
    private static String text(List<Throwable> links) {
        String outermost = named(links.get(0));
        String innermost = named(links.get(links.size() - 1));
        return outermost.contains(innermost) ? outermost : outermost + " (" + innermost + ")";
    }

    private static String named(Throwable link) {
        String text = link.getMessage() == null ? "" : HiddenSecrets.in(link.getMessage());
        if (link instanceof DatabaseException) {
            return text;
        }
        if (text.equals(HANDSHAKE)) {
            return HANDSHAKE + ", the client does not tell why; see sslmode, whom it trusts, and the server's name";
        }
        String name = link.getClass().getSimpleName();
        return text.isEmpty() ? name : name + ": " + text;
    }
}
