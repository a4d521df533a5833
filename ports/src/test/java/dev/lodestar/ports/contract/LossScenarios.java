package dev.lodestar.ports.contract;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.failure.CallNature;
import dev.lodestar.domain.failure.CallUnderWay;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.failure.TransactionStatus;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.session.SessionState;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the {@link InterpreterContract} that ends with what an application is told of its lost call. */
abstract class LossScenarios extends FirstConnectionScenarios {

    private static final Symptom READ_ONLY =
            Symptom.sql("25006", 0, "cannot execute INSERT in a read-only transaction");

    LossScenarios() {}

    private static CallUnderWay under(TransactionStatus before, CallNature nature) {
        return new CallUnderWay(before, true, nature);
    }

    private void aIsReplacedByB() {
        scene.know(a.shownAs(Role.READER, 1), b.writer());
    }

    @Test
    void anIdleConnectionThatIsLostLeavesNothingInDoubt() throws Exception {
        aIsReplacedByB();
        lose(a, under(TransactionStatus.IDLE, CallNature.NOTHING_SENT));
    }

    @Test
    void aReadThatIsLostLeavesNothingInDoubt() throws Exception {
        aIsReplacedByB();
        lose(a, under(TransactionStatus.IDLE, CallNature.READ));
    }

    @Test
    void aWriteInFlightIsInDoubt() throws Exception {
        aIsReplacedByB();
        lose(a, under(TransactionStatus.IDLE, CallNature.STATEMENT));
    }

    @Test
    void anOpenTransactionIsRolledBack() throws Exception {
        aIsReplacedByB();
        lose(a, under(TransactionStatus.OPEN, CallNature.STATEMENT));
    }

    @Test
    void aTransactionThatWasIdleIsRolledBack() throws Exception {
        aIsReplacedByB();
        lose(a, under(TransactionStatus.OPEN, CallNature.NOTHING_SENT));
    }

    @Test
    void aCommitInFlightIsInDoubt() throws Exception {
        aIsReplacedByB();
        lose(a, under(TransactionStatus.OPEN, CallNature.COMMIT));
    }

    @Test
    void aLossThatNobodyMendsIsToldAtTheDeadline() throws Exception {
        budget = SHORT;
        scene.know(a.writer());
        lose(a, under(TransactionStatus.IDLE, CallNature.STATEMENT));
    }

    @Test
    void aLossInASplitBrainIsToldAtOnce() throws Exception {
        scene.know(a.writer());
        scene.willTell(scene.later(), new Topology(2, List.of(a.reader(), b.reader()), Optional.empty(), true));
        lose(a, under(TransactionStatus.OPEN, CallNature.STATEMENT));
    }

    @Test
    void aLossWithLoginRefusedElsewhereIsTold() throws Exception {
        aIsReplacedByB();
        b.whenDialled(Act.fails(scene.later(), Symptom.sql("28P01", 0, "")));
        lose(a, under(TransactionStatus.IDLE, CallNature.NOTHING_SENT));
    }

    @Test
    void aSessionThatCannotBeCarriedEndsTheCall() throws Exception {
        aIsReplacedByB();
        recover(a, SessionState.UNTOUCHED.withUncarried("temporary tables"));
    }

    @Test
    void aReadOnlyErrorFromAWriterThatStillIsOneIsTheApplicationsOwnAffair() throws Exception {
        scene.know(a.writer(), c.reader());
        scene.willTell(scene.later(), a.writer(), c.reader());
        recover(a, READ_ONLY, SessionState.UNTOUCHED);
    }

    @Test
    void aReadOnlyErrorFromADemotedWriterLeadsToTheNewOne() throws Exception {
        scene.know(a.writer(), b.reader());
        scene.willTell(scene.later(), a.shownAs(Role.READER, 1), b.writer());
        recover(a, READ_ONLY, SessionState.UNTOUCHED);
    }

    @Test
    void aLostReaderIsReplacedByAnother() throws Exception {
        first = Target.READER;
        scene.know(a.writer(), c.reader(), d.reader());
        recover(c, SessionState.UNTOUCHED);
    }

    @Test
    void aReaderThatHasBecomeWriterIsReplacedByAnother() throws Exception {
        first = Target.READER;
        scene.know(b.reader(), d.reader());
        recover(c, SessionState.UNTOUCHED);
    }
}
