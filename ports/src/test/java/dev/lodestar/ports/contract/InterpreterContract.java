package dev.lodestar.ports.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.session.Isolation;
import dev.lodestar.domain.session.SessionState;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The driver contract: a call machine with the real plugins does the same in the hands of every interpreter. What it does
 * is written once, in {@code interpreter-stories.txt}, under the name of each scenario.
 */
public abstract class InterpreterContract extends FirstConnectionScenarios {

    private static final SessionState SESSION =
            SessionState.UNTOUCHED.withIsolation(Isolation.SERIALIZABLE).withAutoCommit(false);

    protected InterpreterContract() {}

    @Test
    void everyStoryHasItsScenario() {
        Set<String> scenarios = Stream.of(FirstConnectionScenarios.class, InterpreterContract.class)
                .flatMap(part -> Arrays.stream(part.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(Test.class))
                .map(Method::getName)
                .filter(name -> !name.equals("everyStoryHasItsScenario"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(scenarios, new TreeSet<>(new Stories().names()));
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

    @Test
    void aPluginThatThrowsEndsTheCallAndItsConnectionIsClosed() throws Exception {
        FragilePlugin plugin = new FragilePlugin(() -> {
            throw new IllegalStateException("broken");
        });
        play(List.of(plugin), first(a));
    }

    @Test
    void anErrorGoesUpAndTheConnectionIsClosed() throws Exception {
        FragilePlugin plugin = new FragilePlugin(() -> {
            throw new AssertionError("impossible");
        });
        play(List.of(plugin), first(a));
    }

    @Test
    void whatAPortThrowsGoesUpAndTheConnectionIsClosed() throws Exception {
        scene.know(a.writer());
        a.whenAsked(Act.succeeds(telling -> {
            throw new IllegalStateException("no thread");
        }));
        connect(a);
    }
}
