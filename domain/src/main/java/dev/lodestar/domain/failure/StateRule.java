package dev.lodestar.domain.failure;

/**
 * What an SQLState means, or a whole class of them.
 *
 * @param prefix the state's first characters: two for a class, five for one state
 * @param call what it means on an open connection
 * @param connect what it means while a connection is opened
 */
record StateRule(String prefix, FailureClass call, FailureClass connect) {

    boolean covers(String sqlState) {
        return sqlState.startsWith(prefix);
    }

    /**
     * What it means while a connection is opened and the transport is known to have broken: then the driver's own
     * surprise (class 99) is only how it tells.
     */
    FailureClass connectCutOff() {
        return prefix.equals("99") ? FailureClass.HOST_LOST : connect;
    }
}
