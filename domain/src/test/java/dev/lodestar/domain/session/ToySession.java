package dev.lodestar.domain.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A connection as a strict driver keeps it: in a transaction it refuses to change isolation and read-only. */
final class ToySession implements SessionStep.Target<Void, RuntimeException> {

    private Isolation isolation = Isolation.READ_COMMITTED;
    private boolean readOnly;
    private boolean autoCommit = true;
    private String schema = "public";
    private String catalog = "app";
    private Holdability holdability = Holdability.CLOSE_AT_COMMIT;
    private Duration networkTimeout = Duration.ZERO;
    private final List<String> bySql = new ArrayList<>();
    private boolean inTransaction;

    private void refuseInTransaction(String what) {
        if (inTransaction) {
            throw new IllegalStateException("Cannot change " + what + " in the middle of a transaction");
        }
    }

    /** Without autocommit every statement opens a transaction. */
    private void statement() {
        inTransaction |= !autoCommit;
    }

    void commit() {
        inTransaction = false;
    }

    void sql(String change) {
        statement();
        bySql.add(change);
    }

    @Override
    public Void isolation(Isolation level) {
        refuseInTransaction("isolation");
        isolation = level;
        return null;
    }

    @Override
    public Void readOnly(boolean value) {
        refuseInTransaction("read-only");
        readOnly = value;
        return null;
    }

    /** A blank name means nothing to a driver. */
    @Override
    public Void catalog(String name) {
        statement();
        catalog = name.isBlank() ? catalog : name;
        return null;
    }

    @Override
    public Void schema(String name) {
        statement();
        schema = name;
        return null;
    }

    @Override
    public Void holdability(Holdability value) {
        holdability = value;
        return null;
    }

    @Override
    public Void networkTimeout(Duration timeout) {
        networkTimeout = timeout;
        return null;
    }

    @Override
    public Void autoCommit(boolean value) {
        autoCommit = value;
        inTransaction &= !value;
        return null;
    }

    @Override
    public String toString() {
        return isolation + (readOnly ? " read-only" : "") + (autoCommit ? " autocommit " : " ") + schema + " " + catalog
                + " " + holdability + " " + networkTimeout + " " + bySql;
    }
}
