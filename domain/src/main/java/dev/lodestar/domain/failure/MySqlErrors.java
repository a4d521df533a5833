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
 * The error codes and SQLStates that mean something for a host, first match first; whatever is not listed is the
 * application's affair: deadlocks (1213) and lock waits (1205) among it. Sources: MySQL error message reference (server
 * 1000 to 1999 and 3000 upwards, client 2000 to 2999), MariaDB error codes, Connector/J's own states, and what the AWS
 * drivers learned on real clusters.
 */
final class MySqlErrors {
    private MySqlErrors() {}

    /** A write has reached a reader. */
    private static final List<StateRule> READ_ONLY_SERVER = List.of(
            // The server "is running with the --read-only option"; with other options (--secure-file-priv) it is the
            // statement's affair. A driver that gives no message is believed.
            new StateRule("", 1290, "read-only", READ_ONLY, READ_ONLY),
            new StateRule("", 1290, "read_only", READ_ONLY, READ_ONLY),
            new StateRule("", 1290, "--", APPLICATION, CONFIGURATION),
            new StateRule(1290, READ_ONLY, READ_ONLY),
            new StateRule(1836, READ_ONLY, READ_ONLY),
            new StateRule(1874, READ_ONLY, READ_ONLY),
            // The application's own transaction is read-only, and says nothing about the host.
            new StateRule(1792, APPLICATION, APPLICATION));

    /** The server ended the connection or is about to; it may live on, but the session needs a new one. */
    private static final List<StateRule> ENDED = List.of(
            new StateRule(1053, HOST_LOST, HOST_BUSY), // shutdown
            new StateRule(3032, HOST_LOST, HOST_BUSY), // offline mode
            new StateRule(1927, HOST_LOST, HOST_BUSY), // MariaDB: connection killed
            new StateRule(3169, HOST_LOST, HOST_BUSY), // session killed
            new StateRule(4031, HOST_LOST, HOST_BUSY), // idle for longer than wait_timeout
            // Of the client library: gone away, lost during a query, unreachable, handshake broken off.
            new StateRule(2002, HOST_LOST, HOST_LOST),
            new StateRule(2003, HOST_LOST, HOST_LOST),
            new StateRule(2006, HOST_LOST, HOST_LOST),
            new StateRule(2012, HOST_LOST, HOST_LOST),
            new StateRule(2013, HOST_LOST, HOST_LOST),
            new StateRule(2055, HOST_LOST, HOST_LOST),
            new StateRule(2005, HOST_LOST, CONFIGURATION), // unknown host
            new StateRule(2026, HOST_LOST, CONFIGURATION)); // TLS

    /** Too many of something: says nothing against the host and must reach the user if it lasts. */
    private static final List<StateRule> FULL = List.of(
            new StateRule(1040, HOST_BUSY, HOST_BUSY), // connections; its state is 08004
            new StateRule(1203, HOST_BUSY, HOST_BUSY), // connections of this user
            new StateRule(1226, APPLICATION, HOST_BUSY), // connections, or statements, of this user in an hour
            new StateRule(1129, HOST_BUSY, HOST_BUSY), // connections of this client that were broken off
            new StateRule(1135, APPLICATION, HOST_BUSY), // threads
            new StateRule(1041, APPLICATION, HOST_BUSY), // memory
            new StateRule("HY001", APPLICATION, HOST_BUSY));

    /** Packets: the same one would be too large on any host. The state is 08S01, and the connection is closed. */
    private static final List<StateRule> TOO_LARGE =
            List.of(new StateRule(1153, APPLICATION, APPLICATION), new StateRule(2020, APPLICATION, APPLICATION));

    private static final List<StateRule> REFUSED = List.of(
            new StateRule(1044, APPLICATION, LOGIN), // not this database; on an open connection only a wrong USE
            new StateRule(1130, LOGIN, LOGIN), // not from this host
            new StateRule(1820, LOGIN, LOGIN), // password expired
            new StateRule(1862, LOGIN, LOGIN), // password expired
            new StateRule(3118, LOGIN, LOGIN), // account locked
            new StateRule(3955, LOGIN, LOGIN), // account locked after wrong passwords
            new StateRule("28", LOGIN, LOGIN), // 1045, 1698
            new StateRule("08004", LOGIN, LOGIN), // 1251: rejected by the server; class 08, but no network
            new StateRule(3159, APPLICATION, CONFIGURATION), // TLS demanded
            new StateRule(1193, APPLICATION, CONFIGURATION), // no such variable
            new StateRule(1524, APPLICATION, CONFIGURATION)); // no such authentication plugin

    private static final List<StateRule> BY_STATE = List.of(
            new StateRule("08", HOST_LOST, HOST_LOST),
            new StateRule("3D", APPLICATION, CONFIGURATION),
            new StateRule(
                    "42", APPLICATION, CONFIGURATION), // 1049 and 1115 among them: no such database, character set
            new StateRule("22", APPLICATION, CONFIGURATION),
            // Connector/J: a property, or an argument, that cannot be.
            new StateRule("01S00", APPLICATION, CONFIGURATION),
            new StateRule("S1009", APPLICATION, CONFIGURATION));

    static final List<StateRule> ANY_MYSQL = all(READ_ONLY_SERVER, ENDED, FULL, TOO_LARGE, REFUSED, BY_STATE);

    /**
     * Whether it is an error of data (class 22), as where a stream that was passed as a parameter breaks, or a packet too
     * large: then the server closes the connection, too.
     */
    static boolean isUnsendable(Symptom outermost) {
        return outermost.sqlState().startsWith("22") || TOO_LARGE.stream().anyMatch(rule -> rule.covers(outermost));
    }

    @SafeVarargs
    private static List<StateRule> all(List<StateRule>... parts) {
        List<StateRule> rules = new ArrayList<>();
        for (List<StateRule> part : parts) {
            rules.addAll(part);
        }
        return Collections.unmodifiableList(rules);
    }
}
