package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The driver contract: a call machine with the real plugins does the same in the hands of every interpreter. What it does
 * is written once, in {@code interpreter-stories.txt}, under the name of each scenario: by the simulator, and read in
 * reviews.
 */
public abstract class InterpreterContract extends MisfortuneScenarios {

    private static final SessionState SESSION =
            SessionState.UNTOUCHED.withIsolation(Isolation.SERIALIZABLE).withAutoCommit(false);

    protected InterpreterContract() {}

    @Test
    void everyStoryHasItsScenario() {
        assertEquals(scenarios(), new TreeSet<>(stories().names()));
    }

    private static Set<String> scenarios() {
        Set<String> scenarios = new TreeSet<>();
        for (Class<?> part = InterpreterContract.class; part != null; part = part.getSuperclass()) {
            Stream.of(part.getDeclaredMethods())
                    .filter(method -> method.isAnnotationPresent(Test.class))
                    .forEach(method -> scenarios.add(method.getName()));
        }
        scenarios.remove("everyStoryHasItsScenario");
        return scenarios;
    }

    @Test
    void aLostWriterIsReplacedWhenNewsComeLater() throws Exception {
        scene.know(a.writer(), b.reader());
        scene.willTell(scene.later(), a.shownAs(Role.READER, 1), b.writer());
        recover(a, SessionState.UNTOUCHED);
    }

    @Test
    void aLostWriterThatIsCondemnedIsReplacedWithoutWaiting() throws Exception {
        scene.know(a.shownAs(Role.READER, 1), b.writer());
        recover(a, SessionState.UNTOUCHED);
    }

    @Test
    void newsOfTwoWritersEndTheCall() throws Exception {
        scene.know(a.writer());
        scene.willTell(scene.later(), new Topology(2, List.of(a.reader(), b.reader()), Optional.empty(), true));
        recover(a, SessionState.UNTOUCHED);
    }

    @Test
    void theSessionIsCarriedOver() throws Exception {
        scene.know(a.shownAs(Role.READER, 1), b.writer());
        b.whenRestored(Act.succeeds(scene.later()));
        recover(a, SESSION);
    }

    @Test
    void aSessionThatIsRefusedEndsTheCall() throws Exception {
        scene.know(a.shownAs(Role.READER, 1), b.writer());
        b.whenRestored(Act.fails(scene.later(), Symptom.sql("42704", 0, "")));
        recover(a, SESSION);
    }

    @Test
    void aHostThatIsLostWithTheSessionHalfCarriedIsReplaced() throws Exception {
        scene.know(a.shownAs(Role.READER, 1), b.writer());
        scene.willTell(scene.later(), a.shownAs(Role.WRITER, 1), b.shownAs(Role.READER, 1));
        b.whenRestored(Act.fails(DISCONNECTED));
        recover(a, SESSION);
    }

    @Test
    void theDeadlineEndsACallThatNobodyHelps() throws Exception {
        budget = SHORT;
        connect(a);
    }

    @Test
    void theDeadlineClosesAConnectionThatWasNotVerified() throws Exception {
        budget = SHORT.multipliedBy(10);
        scene.know(a.writer());
        a.whenAsked(Act.succeeds(scene.held()));
        connect(a);
    }

    @Test
    void aClusterThatClosesEndsTheCallsThatWaitForIt() throws Exception {
        scene.know(a.writer());
        scene.willCloseTheCluster(scene.later());
        recover(a, SessionState.UNTOUCHED);
    }

    @Test
    void aCancelledCallWaitsForNoNews() throws Exception {
        scene.willTell(scene.heldAndCancelled(), a.writer());
        connect(a);
    }

    @Test
    void aCancelledCallClosesItsConnection() throws Exception {
        scene.know(a.writer());
        a.whenAsked(Act.succeeds(scene.heldAndCancelled()));
        connect(a);
    }

    @Test
    void aConnectionThatOpensAfterTheEndIsClosed() throws Exception {
        scene.know(a.writer());
        a.whenDialled(Act.succeeds(scene.heldAndCancelled()));
        connect(a);
    }
}
