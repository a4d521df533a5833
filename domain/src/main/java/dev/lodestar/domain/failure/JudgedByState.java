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
import java.util.function.Predicate;

/**
 * Judges every link of the chain, by its SQLState and vendor code or, where it has none, by its kind; then the most telling
 * verdict wins, in the orders of precedence below. What the states and codes mean is a table of the family.
 */
final class JudgedByState implements FailureRules {

    /** Login before network: 08004 is both, and a wrapper may show the network only. */
    private static final List<FailureClass> CALL_PRECEDENCE =
            List.of(LOGIN, READ_ONLY, HOST_LOST, HOST_BUSY, CONFIGURATION);

    /**
     * What no other try can help comes first. A busy host comes before a lost one, because pools and drivers wrap the
     * server's own reason in a general 08001.
     */
    private static final List<FailureClass> CONNECT_PRECEDENCE =
            List.of(LOGIN, CONFIGURATION, HOST_BUSY, READ_ONLY, HOST_LOST);

    private final List<StateRule> rules;

    private final Predicate<Symptom> ownDoing;

    /**
     * @param rules first match first; what none of them covers is the application's affair
     * @param ownDoing which outermost error explains by itself that the transport broke: what the application sent could
     *     not be sent
     */
    JudgedByState(List<StateRule> rules, Predicate<Symptom> ownDoing) {
        this.rules = rules;
        this.ownDoing = ownDoing;
    }

    @Override
    public FailureClass ofCall(Failure failure) {
        if (has(failure, Kind.ABORTED)) {
            return HOST_LOST;
        }
        // The interrupt is the application's wish, even where it cost the connection (a virtual thread in a socket
        // read): the next call finds the connection broken and recovers then.
        if (has(failure, Kind.INTERRUPTED)) {
            return APPLICATION;
        }
        boolean ownDoingBroke = isOwnDoing(failure);
        return mostTelling(
                CALL_PRECEDENCE,
                failure,
                symptom -> isUnspoken(symptom)
                        ? ownDoingBroke ? APPLICATION : ofCallKind(symptom.kind())
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
                symptom -> isUnspoken(symptom)
                        ? ofConnectKind(symptom.kind(), transportBroke)
                        : ofState(symptom, transportBroke ? StateRule::connectCutOff : StateRule::connect));
    }

    private FailureClass ofState(Symptom symptom, Function<StateRule, FailureClass> column) {
        return rules.stream()
                .filter(rule -> rule.covers(symptom))
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

    /** Whether neither the database nor its driver gave the link a number. */
    private static boolean isUnspoken(Symptom symptom) {
        return symptom.sqlState().isEmpty() && symptom.vendorCode() == 0;
    }

    private boolean isOwnDoing(Failure failure) {
        List<Symptom> symptoms = failure.symptoms();
        return !symptoms.isEmpty() && ownDoing.test(symptoms.get(0));
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
