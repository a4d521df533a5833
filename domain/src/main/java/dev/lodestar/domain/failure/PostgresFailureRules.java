package dev.lodestar.domain.failure;

import static dev.lodestar.domain.failure.FailureClass.APPLICATION;
import static dev.lodestar.domain.failure.FailureClass.CONFIGURATION;
import static dev.lodestar.domain.failure.FailureClass.HOST_BUSY;
import static dev.lodestar.domain.failure.FailureClass.HOST_LOST;
import static dev.lodestar.domain.failure.FailureClass.LOGIN;
import static dev.lodestar.domain.failure.FailureClass.READ_ONLY;

import dev.lodestar.domain.failure.Symptom.Kind;
import java.util.List;
import java.util.function.Function;

/**
 * How the errors of PostgreSQL and its relatives are classified. Every link of the chain is judged, by its SQLState or,
 * where it has none, by its kind; then the most telling verdict wins, in the orders of precedence below.
 *
 * <p>Limits: 25006 also comes from a transaction that the application itself made read-only, so the caller compares it
 * with the session's state. And a foreign data wrapper reports the loss of <em>its</em> server with the same states of
 * class 08: that costs a needless look at the cluster.
 */
public final class PostgresFailureRules implements FailureRules {

    /** PostgreSQL, RDS and Aurora. */
    public static final FailureRules STANDARD = new PostgresFailureRules(PostgresStates.ANY_POSTGRES);

    /** RDS Multi-AZ clusters. */
    public static final FailureRules MULTI_AZ_CLUSTER = new PostgresFailureRules(PostgresStates.MULTI_AZ_CLUSTER);

    /** Login before network: 08004 is both, and a wrapper may show the network only. */
    private static final List<FailureClass> CALL_PRECEDENCE =
            List.of(LOGIN, READ_ONLY, HOST_LOST, HOST_BUSY, CONFIGURATION);

    /**
     * What no other try can help comes first. A busy host comes before a lost one, because pools and drivers wrap the
     * server's own reason in a general 08001.
     */
    private static final List<FailureClass> CONNECT_PRECEDENCE =
            List.of(LOGIN, CONFIGURATION, HOST_BUSY, READ_ONLY, HOST_LOST);

    private final List<StateRule> states;

    private PostgresFailureRules(List<StateRule> states) {
        this.states = states;
    }

    @Override
    public FailureClass ofCall(Failure failure) {
        if (has(failure, Kind.ABORTED)) {
            return HOST_LOST;
        }
        // The interrupt is the application's wish, even where it cost the connection (a virtual thread in a socket
        // read):
        // the next call finds the connection broken and recovers then.
        if (has(failure, Kind.INTERRUPTED)) {
            return APPLICATION;
        }
        boolean inputBroke = isFailedInput(failure);
        return mostTelling(
                CALL_PRECEDENCE,
                failure,
                symptom -> symptom.sqlState().isEmpty()
                        ? inputBroke ? APPLICATION : ofCallKind(symptom.kind())
                        : ofState(symptom, StateRule::call));
    }

    @Override
    public FailureClass ofConnect(Failure failure) {
        if (has(failure, Kind.ABORTED)) {
            return HOST_LOST;
        }
        if (has(failure, Kind.INTERRUPTED)) {
            return APPLICATION;
        }
        boolean transportBroke =
                has(failure, Kind.DISCONNECTED) || has(failure, Kind.TIMED_OUT) || has(failure, Kind.REFUSED);
        return mostTelling(
                CONNECT_PRECEDENCE,
                failure,
                symptom -> symptom.sqlState().isEmpty()
                        ? ofConnectKind(symptom.kind(), transportBroke)
                        : ofState(symptom, transportBroke ? StateRule::connectCutOff : StateRule::connect));
    }

    private FailureClass ofState(Symptom symptom, Function<StateRule, FailureClass> column) {
        return states.stream()
                .filter(rule -> rule.covers(symptom.sqlState()))
                .findFirst()
                .map(column)
                .orElse(APPLICATION);
    }

    private static FailureClass ofCallKind(Kind kind) {
        return switch (kind) {
            // TLS was agreed upon long ago: what breaks it now is the transport beneath.
            case UNKNOWN_HOST, REFUSED, TIMED_OUT, DISCONNECTED, ABORTED, TLS -> HOST_LOST;
            case BUSY -> HOST_BUSY;
            case SQL, INTERRUPTED, OTHER -> APPLICATION;
        };
    }

    private static FailureClass ofConnectKind(Kind kind, boolean transportBroke) {
        return switch (kind) {
            case UNKNOWN_HOST -> CONFIGURATION;
            // A server that dies in the handshake looks like a TLS error, too; the cause beneath tells.
            case TLS -> transportBroke ? HOST_LOST : CONFIGURATION;
            case REFUSED, TIMED_OUT, DISCONNECTED, ABORTED -> HOST_LOST;
            case BUSY -> HOST_BUSY;
            case SQL, INTERRUPTED, OTHER -> APPLICATION;
        };
    }

    /**
     * Whether the outermost error is one of data (class 22): an I/O error beneath it is then that of a stream or reader
     * that the application passed as a parameter.
     */
    private static boolean isFailedInput(Failure failure) {
        List<Symptom> symptoms = failure.symptoms();
        return !symptoms.isEmpty() && symptoms.get(0).sqlState().startsWith("22");
    }

    private static boolean has(Failure failure, Kind kind) {
        return failure.symptoms().stream().anyMatch(symptom -> symptom.kind() == kind);
    }

    private static FailureClass mostTelling(
            List<FailureClass> precedence, Failure failure, Function<Symptom, FailureClass> judge) {
        List<FailureClass> verdicts = failure.symptoms().stream().map(judge).toList();
        return precedence.stream().filter(verdicts::contains).findFirst().orElse(APPLICATION);
    }
}
