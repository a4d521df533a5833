package dev.lodestar.domain.failure;

import static dev.lodestar.domain.failure.FailureClass.APPLICATION;
import static dev.lodestar.domain.failure.FailureClass.CONFIGURATION;
import static dev.lodestar.domain.failure.FailureClass.HOST_BUSY;
import static dev.lodestar.domain.failure.FailureClass.HOST_LOST;
import static dev.lodestar.domain.failure.FailureClass.LOGIN;
import static dev.lodestar.domain.failure.FailureClass.READ_ONLY;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The SQLStates that mean something for a host, first match first; whatever is not listed is the application's affair.
 * Sources: PostgreSQL documentation, appendix A (error codes), pgjdbc's own states, and what the AWS drivers learned on
 * real clusters.
 */
final class PostgresStates {
    private PostgresStates() {}

    static final List<StateRule> ANY_POSTGRES = List.of(
            // Rejected by the server: wrong authentication method, password or TLS demanded. Class 08, but no network.
            new StateRule("08004", LOGIN, LOGIN),
            new StateRule("08", HOST_LOST, HOST_LOST),
            new StateRule("28", LOGIN, LOGIN),
            new StateRule("25006", READ_ONLY, READ_ONLY),
            // The server ended this connection: too long idle, in a transaction or not. The host lives, the connection
            // does
            // not, so the session needs a new one all the same.
            new StateRule("25P03", HOST_LOST, HOST_BUSY),
            new StateRule("25P04", HOST_LOST, HOST_BUSY),
            new StateRule("57P05", HOST_LOST, HOST_BUSY),
            // Shutdown or reboot: reaches idle sessions, and logins that were under way.
            new StateRule("57P01", HOST_LOST, HOST_BUSY),
            new StateRule("57P02", HOST_LOST, HOST_BUSY),
            new StateRule("57P03", HOST_LOST, HOST_BUSY),
            new StateRule("57P04", APPLICATION, CONFIGURATION),
            // Too many connections: says nothing against the host and must reach the user if it lasts.
            new StateRule("53300", HOST_BUSY, HOST_BUSY),
            new StateRule("53", APPLICATION, HOST_BUSY),
            // A missing or existing file is as a rule the one that the statement named (COPY, CREATE FUNCTION …
            // LANGUAGE C).
            new StateRule("58P01", APPLICATION, HOST_LOST),
            new StateRule("58P02", APPLICATION, HOST_LOST),
            new StateRule("58P03", APPLICATION, HOST_LOST),
            new StateRule("58", HOST_LOST, HOST_LOST),
            new StateRule("F0", HOST_LOST, HOST_LOST),
            // pgjdbc's "something unusual has occurred": in a login it is what the driver made of its properties.
            new StateRule("99", HOST_LOST, CONFIGURATION),
            // No such database, not allowed to connect to it, not accepting connections, no such setting or bad value
            // of one.
            new StateRule("3D000", APPLICATION, CONFIGURATION),
            new StateRule("42501", APPLICATION, LOGIN),
            new StateRule("55000", APPLICATION, CONFIGURATION),
            new StateRule("42", APPLICATION, CONFIGURATION),
            new StateRule("22", APPLICATION, CONFIGURATION),
            new StateRule("0A", APPLICATION, CONFIGURATION));

    /**
     * Multi-AZ clusters: while an instance reboots, logins fail with 28000 though nothing is wrong with them, and a
     * dying one answers with internal errors and lack of resources. On Aurora the same XX000 is an application's bug.
     */
    static final List<StateRule> MULTI_AZ_CLUSTER = before(
            ANY_POSTGRES,
            new StateRule("28000", HOST_LOST, HOST_BUSY),
            new StateRule("53300", HOST_BUSY, HOST_BUSY),
            new StateRule("53", HOST_LOST, HOST_BUSY),
            new StateRule("XX", HOST_LOST, HOST_LOST));

    /**
     * Whether it is an error of data (class 22): an I/O error beneath it is then that of a stream or reader that the
     * application passed as a parameter.
     */
    static boolean isFailedInput(Symptom outermost) {
        return outermost.sqlState().startsWith("22");
    }

    private static List<StateRule> before(List<StateRule> general, StateRule... special) {
        List<StateRule> rules = new ArrayList<>(List.of(special));
        rules.addAll(general);
        return Collections.unmodifiableList(rules);
    }
}
