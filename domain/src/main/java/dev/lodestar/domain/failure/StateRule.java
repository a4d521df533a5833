package dev.lodestar.domain.failure;

/**
 * What an SQLState means, or a whole class of them, or an error code of the database.
 *
 * @param prefix the state's first characters: two for a class, five for one state; empty for a code under any state
 * @param code the database's own number; 0 for any
 * @param words what the message must hold, for the one code that stands for many reasons; empty for any message
 * @param call what it means on an open connection
 * @param connect what it means while a connection is opened
 */
record StateRule(String prefix, int code, String words, FailureClass call, FailureClass connect) {

    StateRule(String prefix, FailureClass call, FailureClass connect) {
        this(prefix, 0, "", call, connect);
    }

    StateRule(int code, FailureClass call, FailureClass connect) {
        this("", code, "", call, connect);
    }

    boolean covers(Symptom symptom) {
        return symptom.sqlState().startsWith(prefix)
                && (code == 0 || code == symptom.vendorCode())
                && symptom.text().contains(words);
    }

    /**
     * What it means while a connection is opened and the transport is known to have broken: then the driver's own
     * surprise (class 99) is only how it tells.
     */
    FailureClass connectCutOff() {
        return prefix.equals("99") ? FailureClass.HOST_LOST : connect;
    }
}
