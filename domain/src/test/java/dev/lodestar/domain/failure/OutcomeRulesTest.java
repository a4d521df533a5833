package dev.lodestar.domain.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutcomeRulesTest {

    /** The whole product: four statuses, both modes, six natures. */
    @ParameterizedTest(name = "{0} {1} {2}: {5}")
    @CsvSource({
        "IDLE,    true,  NOTHING_SENT, 08S02, NOT_SENT,    the driver never saw the call",
        "IDLE,    true,  READ,         08S02, NOT_SENT,    reading changes nothing",
        "IDLE,    true,  STATEMENT,    08007, UNKNOWN,     its own transaction may have been committed before the"
                + " answer was lost",
        "IDLE,    true,  COMMIT,       08S02, NOT_SENT,    nothing to commit",
        "IDLE,    true,  ROLLBACK,     08S02, NOT_SENT,    nothing to roll back",
        "IDLE,    true,  MAY_COMMIT,   08007, UNKNOWN,     the text may have written and committed",
        "IDLE,    false, NOTHING_SENT, 08S02, NOT_SENT,    the driver never saw the call",
        "IDLE,    false, READ,         08S02, NOT_SENT,    the transaction it opened held nothing",
        "IDLE,    false, STATEMENT,    08S02, ROLLED_BACK, the transaction it opened was never committed",
        "IDLE,    false, COMMIT,       08S02, NOT_SENT,    nothing to commit",
        "IDLE,    false, ROLLBACK,     08S02, NOT_SENT,    nothing to roll back",
        "IDLE,    false, MAY_COMMIT,   08007, UNKNOWN,     the text may have written and committed",
        "OPEN,    true,  NOTHING_SENT, 08007, ROLLED_BACK, BEGIN was sent as text: what came before is gone",
        "OPEN,    true,  READ,         08007, ROLLED_BACK, what came before is gone",
        "OPEN,    true,  STATEMENT,    08007, ROLLED_BACK, never committed",
        "OPEN,    true,  COMMIT,       08007, UNKNOWN,     the commit may have arrived",
        "OPEN,    true,  ROLLBACK,     08007, ROLLED_BACK, as the application wished",
        "OPEN,    true,  MAY_COMMIT,   08007, UNKNOWN,     a commit in the text may have arrived",
        "OPEN,    false, NOTHING_SENT, 08007, ROLLED_BACK, what came before is gone",
        "OPEN,    false, READ,         08007, ROLLED_BACK, what came before is gone",
        "OPEN,    false, STATEMENT,    08007, ROLLED_BACK, never committed",
        "OPEN,    false, COMMIT,       08007, UNKNOWN,     the commit may have arrived",
        "OPEN,    false, ROLLBACK,     08007, ROLLED_BACK, as the application wished",
        "OPEN,    false, MAY_COMMIT,   08007, UNKNOWN,     a commit in the text may have arrived",
        "FAILED,  true,  NOTHING_SENT, 08007, ROLLED_BACK, a failed transaction can only be rolled back",
        "FAILED,  true,  READ,         08007, ROLLED_BACK, a failed transaction can only be rolled back",
        "FAILED,  true,  STATEMENT,    08007, ROLLED_BACK, a failed transaction can only be rolled back",
        "FAILED,  true,  COMMIT,       08007, ROLLED_BACK, PostgreSQL answers COMMIT with ROLLBACK",
        "FAILED,  true,  ROLLBACK,     08007, ROLLED_BACK, as the application wished",
        "FAILED,  true,  MAY_COMMIT,   08007, UNKNOWN,     ROLLBACK; INSERT …; COMMIT",
        "FAILED,  false, NOTHING_SENT, 08007, ROLLED_BACK, a failed transaction can only be rolled back",
        "FAILED,  false, READ,         08007, ROLLED_BACK, a failed transaction can only be rolled back",
        "FAILED,  false, STATEMENT,    08007, ROLLED_BACK, a failed transaction can only be rolled back",
        "FAILED,  false, COMMIT,       08007, ROLLED_BACK, PostgreSQL answers COMMIT with ROLLBACK",
        "FAILED,  false, ROLLBACK,     08007, ROLLED_BACK, as the application wished",
        "FAILED,  false, MAY_COMMIT,   08007, UNKNOWN,     ROLLBACK; INSERT …; COMMIT",
        "UNKNOWN, true,  NOTHING_SENT, 08S02, NOT_SENT,    with autocommit nothing is open unless BEGIN was seen",
        "UNKNOWN, true,  READ,         08S02, NOT_SENT,    with autocommit nothing is open unless BEGIN was seen",
        "UNKNOWN, true,  STATEMENT,    08007, UNKNOWN,     its own transaction may have been committed",
        "UNKNOWN, true,  COMMIT,       08007, UNKNOWN,     who commits has begun",
        "UNKNOWN, true,  ROLLBACK,     08007, ROLLED_BACK, who rolls back has begun",
        "UNKNOWN, true,  MAY_COMMIT,   08007, UNKNOWN,     the text may have written and committed",
        "UNKNOWN, false, NOTHING_SENT, 08007, ROLLED_BACK, without autocommit an earlier statement opened a"
                + " transaction",
        "UNKNOWN, false, READ,         08007, ROLLED_BACK, without autocommit an earlier statement opened a"
                + " transaction",
        "UNKNOWN, false, STATEMENT,    08007, ROLLED_BACK, never committed",
        "UNKNOWN, false, COMMIT,       08007, UNKNOWN,     the commit may have arrived",
        "UNKNOWN, false, ROLLBACK,     08007, ROLLED_BACK, as the application wished",
        "UNKNOWN, false, MAY_COMMIT,   08007, UNKNOWN,     a commit in the text may have arrived"
    })
    void judges(
            TransactionStatus before,
            boolean autoCommit,
            CallNature nature,
            String state,
            Outcome outcome,
            String why) {
        LossVerdict verdict = OutcomeRules.judge(new CallUnderWay(before, autoCommit, nature));
        assertEquals(state, verdict.state().sqlState(), why);
        assertEquals(outcome, verdict.outcome(), why);
    }

    /** What a user relies on, whatever the table says. */
    @Test
    void nothingThatMayHaveBeenCommittedIsCalledHarmless() {
        for (CallUnderWay call : product().toList()) {
            LossVerdict verdict = OutcomeRules.judge(call);
            boolean mayHaveCommitted = call.nature() == CallNature.MAY_COMMIT
                    || call.nature() == CallNature.COMMIT && call.before() == TransactionStatus.OPEN
                    || call.nature() == CallNature.STATEMENT
                            && call.autoCommit()
                            && call.before() == TransactionStatus.IDLE;
            assertFalse(mayHaveCommitted && verdict.outcome() != Outcome.UNKNOWN, call + " " + verdict);
            assertFalse(
                    verdict.outcome() == Outcome.UNKNOWN && verdict.state() == FailoverState.MOVED,
                    call + " " + verdict);
            boolean wasOpen = call.before() == TransactionStatus.OPEN || call.before() == TransactionStatus.FAILED;
            assertFalse(wasOpen && verdict.state() == FailoverState.MOVED, call + " " + verdict);
            assertTrue(verdict.advice().endsWith("."));
        }
        assertEquals(48, product().count());
    }

    private static Stream<CallUnderWay> product() {
        return Stream.of(TransactionStatus.values())
                .flatMap(status -> Stream.of(CallNature.values())
                        .flatMap(nature -> Stream.of(true, false).map(mode -> new CallUnderWay(status, mode, nature))));
    }
}
