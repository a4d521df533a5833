package dev.lodestar.domain.session;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which changes made by SQL a later one takes back, so that the session is as a new connection would be (PostgreSQL
 * documentation, RESET and DISCARD). Changes are known by the short names of {@link
 * dev.lodestar.domain.sql.StatementTraits#sessionChange()}. Only what is sure counts; what is not, and why, is in decision 9.
 */
final class Undoing {

    private static final String ROLE = "RESET role";
    private static final String TEMPORARY = "DISCARD temp";
    private static final String RESET = "RESET ";
    private static final String SET = "SET ";

    /**
     * Not one setting, never reset, or set by the driver for the application as well. {@code session} and {@code time} are
     * the first words of SESSION AUTHORIZATION and TIME ZONE.
     */
    private static final Set<String> DOUBTFUL =
            new TreeSet<>(List.of("all", "seed", "session", "time", "application_name"));

    private Undoing() {}

    /** Whether {@code change} does nothing but take back others. */
    static boolean isMeantBy(String change) {
        return change.equals(TEMPORARY) || change.startsWith(RESET) && isSure(change.substring(RESET.length()));
    }

    /** Whether it may take back, too, what the application set through its driver: the driver would not know. */
    static boolean reachesDriver(String change) {
        return !change.equals(ROLE) && !change.equals(TEMPORARY);
    }

    /** Whether {@code change}, which {@linkplain #isMeantBy is meant to}, surely takes {@code earlier} back. */
    static boolean undoes(String change, String earlier) {
        return switch (change) {
            case TEMPORARY -> earlier.startsWith("temporary ") || earlier.equals(change);
            case ROLE -> earlier.equals("SET ROLE") || earlier.equals(change);
            default -> earlier.equals(SET + change.substring(RESET.length())) || earlier.equals(change);
        };
    }

    /** A setting that has a value on every new connection, and gets that value back. */
    private static boolean isSure(String setting) {
        return setting.indexOf('.') < 0 && !DOUBTFUL.contains(setting);
    }
}
