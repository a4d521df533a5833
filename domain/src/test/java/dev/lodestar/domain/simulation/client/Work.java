package dev.lodestar.domain.simulation.client;

import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.simulation.check.Ledger;
import dev.lodestar.domain.simulation.world.Statement;
import java.util.Optional;

/** Where one application stands with its transactions, and what it is told of lost ones. */
final class Work {

    private final Ledger ledger;
    private Optional<Long> transaction = Optional.empty();
    private Optional<Long> write = Optional.empty();

    Work(Ledger ledger) {
        this.ledger = ledger;
    }

    Statement read() {
        return new Statement(Statement.Kind.READ, 0);
    }

    Statement begin() {
        return transaction.isPresent() ? read() : new Statement(Statement.Kind.BEGIN, 0);
    }

    Statement write() {
        if (transaction.isPresent()) {
            return new Statement(Statement.Kind.WRITE_INSIDE, transaction.get());
        }
        write = Optional.of(ledger.begin());
        return new Statement(Statement.Kind.WRITE, write.get());
    }

    Statement commit() {
        return end(Statement.Kind.COMMIT);
    }

    Statement rollback() {
        return end(Statement.Kind.ROLLBACK);
    }

    private Statement end(Statement.Kind kind) {
        return transaction.map(open -> new Statement(kind, open)).orElseGet(this::read);
    }

    void succeeded(Statement statement) {
        switch (statement.kind()) {
            case BEGIN -> transaction = Optional.of(ledger.begin());
            case WRITE -> {
                ledger.committed(statement.work());
                write = Optional.empty();
            }
            case COMMIT -> {
                ledger.ended(statement.work());
                transaction = Optional.empty();
            }
            case ROLLBACK -> {
                ledger.rolledBack(statement.work());
                transaction = Optional.empty();
            }
            case READ, WRITE_INSIDE -> {}
        }
    }

    /** The server refused it and goes on. Whether a transaction is open that has to be rolled back. */
    boolean refused(Statement statement) {
        write.ifPresent(ledger::rolledBack);
        write = Optional.empty();
        return transaction.isPresent();
    }

    CallUnderWay underWay(CallNature nature) {
        return new CallUnderWay(
                transaction.isPresent() ? TransactionStatus.OPEN : TransactionStatus.IDLE, true, nature);
    }

    /** The connection was lost in the middle of it. */
    void lost(LossVerdict verdict) {
        boolean open = transaction.isPresent();
        ledger.lost(open ? transaction : write, open, verdict);
        transaction = Optional.empty();
        write = Optional.empty();
    }

    /** The application closes its connection itself. */
    void abandoned() {
        transaction.ifPresent(ledger::abandoned);
        write.ifPresent(ledger::abandoned);
        transaction = Optional.empty();
        write = Optional.empty();
    }
}
