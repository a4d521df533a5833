package dev.lodestar.domain.simulation.check;

import dev.lodestar.domain.failure.FailoverState;
import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.failure.Outcome;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongPredicate;

/** Every piece of work that applications began, and what they were told became of it. */
public final class Ledger {

    /** What an application believes of one piece of work. */
    private enum Told {
        NOTHING_YET,
        COMMITTED,
        /** The commit was answered; a transaction without any write has nothing that could be found. */
        ENDED,
        ROLLED_BACK,
        UNKNOWN
    }

    private final Map<Long, Told> works = new LinkedHashMap<>();
    private long last;

    /** A new piece of work: one write, or one transaction. */
    public long begin() {
        works.put(++last, Told.NOTHING_YET);
        return last;
    }

    public void committed(long work) {
        end(work, Told.COMMITTED);
    }

    /** A transaction was committed. */
    public void ended(long work) {
        end(work, Told.ENDED);
    }

    /** The application did not wait for the end. */
    public void abandoned(long work) {
        end(work, Told.UNKNOWN);
    }

    public void rolledBack(long work) {
        end(work, Told.ROLLED_BACK);
    }

    /** A call was lost; {@code work} is what it belonged to, if it could have changed anything. */
    public void lost(Optional<Long> work, boolean transaction, LossVerdict verdict) {
        Breach.unless(
                !transaction || verdict.state() == FailoverState.TRANSACTION_LOST,
                Invariant.LOSS_IS_TOLD_ONCE,
                () -> "a transaction was cut off and its application hears " + verdict);
        work.ifPresent(cutOff -> end(cutOff, verdict.outcome() == Outcome.UNKNOWN ? Told.UNKNOWN : Told.ROLLED_BACK));
    }

    private void end(long work, Told told) {
        Told before = works.put(work, told);
        Breach.unless(
                before == Told.NOTHING_YET,
                Invariant.LOSS_IS_TOLD_ONCE,
                () -> "work " + work + " ended as " + before + " and again as " + told);
    }

    /** Compares everything with the truth. */
    public void settle(LongPredicate isCommitted) {
        works.forEach((work, told) -> {
            Breach.unless(
                    told != Told.NOTHING_YET, Invariant.LOSS_IS_TOLD_ONCE, () -> "nobody told the end of work " + work);
            Breach.unless(
                    told != Told.ROLLED_BACK || !isCommitted.test(work),
                    Invariant.LOSS_IS_TOLD_TRULY,
                    () -> "work " + work + " was told to be rolled back and is committed");
            Breach.unless(
                    told != Told.COMMITTED || isCommitted.test(work),
                    Invariant.LOSS_IS_TOLD_TRULY,
                    () -> "work " + work + " was told to be committed and is not");
        });
    }
}
