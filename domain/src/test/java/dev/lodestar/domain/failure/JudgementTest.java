package dev.lodestar.domain.failure;

import static dev.lodestar.domain.failure.Judgement.Use.READING;
import static dev.lodestar.domain.failure.Judgement.Use.WRITING;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.failure.Judgement.Use;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class JudgementTest {

    private static final Failure RESET = Failure.of(Symptom.of(Symptom.Kind.DISCONNECTED), "reset");

    private static Failure told(String sqlState) {
        return Failure.of(Symptom.sql(sqlState, 0, ""), "the server said so");
    }

    private static Optional<Judgement> judge(CallNature nature, Failure failure, Use use) {
        CallUnderWay call = new CallUnderWay(TransactionStatus.IDLE, true, nature);
        return Judgement.of(call, failure, PostgresFailureRules.STANDARD, use);
    }

    @ParameterizedTest
    @CsvSource({"NOTHING_SENT,true", "READ,true", "STATEMENT,false", "MAY_COMMIT,false"})
    void aCallOnALostHostIsRepeatableIfNothingCanHaveComeOfIt(CallNature nature, boolean repeatable) {
        Judgement judgement = judge(nature, RESET, WRITING).orElseThrow();
        assertEquals(FailureClass.HOST_LOST, judgement.kind());
        assertEquals(repeatable, judgement.isRepeatable());
        assertFalse(judgement.isRefusal());
    }

    @Test
    void aRefusedWriteHasDoneNothing() {
        Judgement judgement =
                judge(CallNature.STATEMENT, told("25006"), WRITING).orElseThrow();
        assertTrue(judgement.isRefusal());
        assertTrue(judgement.isRepeatable());
    }

    @Test
    void whoOnlyReadsHasHimselfToBlameForARefusedWrite() {
        assertEquals(Optional.empty(), judge(CallNature.STATEMENT, told("25006"), READING));
    }

    @ParameterizedTest
    @EnumSource(Use.class)
    void whatSaysNothingAboutTheHostIsPassedOn(Use use) {
        for (String state : new String[] {"23505", "42601", "53300", "57014", "28P01", "40001"}) {
            assertEquals(Optional.empty(), judge(CallNature.STATEMENT, told(state), use), state);
        }
    }
}
