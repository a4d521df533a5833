package dev.lodestar.jdbc.target;

import dev.lodestar.domain.failure.Symptom.Kind;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.PortUnreachableException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.UnresolvedAddressException;
import java.security.GeneralSecurityException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** The kind of a symptom by the class of an exception; the text decides only where one JDK class has two meanings. */
final class SymptomKinds {

    /** Subclasses before their superclasses: the first that fits counts. */
    private static final Map<Class<? extends Throwable>, Kind> BY_CLASS = byClass();

    private SymptomKinds() {}

    private static Map<Class<? extends Throwable>, Kind> byClass() {
        Map<Class<? extends Throwable>, Kind> kinds = new LinkedHashMap<>();
        kinds.put(TransportAborted.class, Kind.ABORTED);
        kinds.put(OutOfPatience.class, Kind.TIMED_OUT);
        kinds.put(UnknownHostException.class, Kind.UNKNOWN_HOST);
        kinds.put(UnresolvedAddressException.class, Kind.UNKNOWN_HOST);
        kinds.put(ConnectException.class, Kind.REFUSED);
        kinds.put(NoRouteToHostException.class, Kind.REFUSED);
        kinds.put(PortUnreachableException.class, Kind.REFUSED);
        kinds.put(BindException.class, Kind.OTHER);
        kinds.put(SocketTimeoutException.class, Kind.TIMED_OUT);
        kinds.put(TimeoutException.class, Kind.TIMED_OUT);
        kinds.put(InterruptedException.class, Kind.INTERRUPTED);
        kinds.put(InterruptedIOException.class, Kind.INTERRUPTED);
        kinds.put(ClosedByInterruptException.class, Kind.INTERRUPTED);
        kinds.put(SocketException.class, Kind.DISCONNECTED);
        kinds.put(EOFException.class, Kind.DISCONNECTED);
        kinds.put(ClosedChannelException.class, Kind.DISCONNECTED);
        kinds.put(RejectedExecutionException.class, Kind.BUSY);
        kinds.put(SSLException.class, Kind.TLS);
        kinds.put(GeneralSecurityException.class, Kind.TLS);
        return kinds;
    }

    static Kind of(Throwable thrown) {
        Kind kind = byClassOf(thrown);
        if (kind == Kind.TLS && thrown instanceof SSLException && thrown.getCause() instanceof IOException transport) {
            // A transport that breaks in the handshake arrives as an SSLException; it says nothing about TLS.
            return of(transport);
        }
        String text = String.valueOf(thrown.getMessage());
        return switch (kind) {
            case REFUSED -> text.contains("timed out") ? Kind.TIMED_OUT : kind;
            case DISCONNECTED -> disconnected(text);
            default -> kind;
        };
    }

    private static Kind disconnected(String text) {
        if (text.contains("Closed by interrupt")) {
            return Kind.INTERRUPTED;
        }
        return text.contains("unreachable") ? Kind.REFUSED : Kind.DISCONNECTED;
    }

    private static Kind byClassOf(Throwable thrown) {
        for (Map.Entry<Class<? extends Throwable>, Kind> entry : BY_CLASS.entrySet()) {
            if (entry.getKey().isInstance(thrown)) {
                return entry.getValue();
            }
        }
        return brokenStream(thrown.getMessage()) && thrown instanceof IOException ? Kind.DISCONNECTED : Kind.OTHER;
    }

    /** What channels report as a bare IOException. */
    private static boolean brokenStream(@Nullable String text) {
        return text != null && (text.contains("Connection reset") || text.contains("Broken pipe"));
    }
}
