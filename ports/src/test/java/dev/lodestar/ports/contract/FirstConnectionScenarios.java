package dev.lodestar.ports.contract;

import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.selection.Target;
import org.junit.jupiter.api.Test;

/** The part of the {@link InterpreterContract} in which the host that an application asks for is found. */
abstract class FirstConnectionScenarios extends InterpreterHarness {

    FirstConnectionScenarios() {}

    @Test
    void theFirstConnectionGoesToTheWriter() throws Exception {
        scene.know(c.reader(), a.writer());
        a.whenDialled(Act.succeeds(scene.later())).whenAsked(Act.succeeds(scene.later()));
        connect(c);
    }

    @Test
    void aHostWithTheWrongRoleIsClosedUntilThereAreNews() throws Exception {
        scene.know(c.writer());
        scene.willTell(scene.later(), a.writer(), c.reader());
        connect(c);
    }

    @Test
    void aReaderThatRefusesIsFollowedByAnother() throws Exception {
        first = Target.READER;
        scene.know(a.writer(), c.reader(), d.reader());
        c.whenDialled(Act.fails(scene.later(), REFUSED));
        connect(a);
    }

    @Test
    void aRoundOfReadersThatFailEndsWithFreshNews() throws Exception {
        first = Target.READER;
        scene.know(a.writer(), c.reader(), d.reader());
        scene.willTell(Act.AT_ONCE, a.writer(), c.reader(), d.reader());
        c.whenDialled(Act.fails(REFUSED));
        d.whenAsked(Act.fails(scene.later(), DISCONNECTED));
        connect(a);
    }

    @Test
    void aRefusedLoginEndsTheCallAtOnce() throws Exception {
        scene.know(a.writer(), c.reader());
        a.whenDialled(Act.fails(Symptom.sql("28P01", 0, "")));
        connect(a);
    }

    @Test
    void aBusyHostIsDialledAgain() throws Exception {
        scene.know(a.writer());
        a.whenDialled(Act.fails(Symptom.sql("57P03", 0, "")), Act.fails(scene.later(), Symptom.sql("53300", 0, "")));
        connect(a);
    }

    @Test
    void aSilentDialEndsWithItsPatience() throws Exception {
        patience = SHORT;
        scene.know(a.writer());
        scene.willTell(Act.AT_ONCE, b.writer());
        a.whenDialled(Act.succeeds(Act.NEVER));
        connect(a);
    }

    @Test
    void aConnectionThatOpensAfterItsPatienceIsClosedWhileTheCallGoesOn() throws Exception {
        patience = SHORT;
        scene.know(a.writer());
        scene.willTell(Act.AT_ONCE, b.writer());
        a.whenDialled(Act.succeeds(scene.held()));
        b.whenDialled(Act.succeeds(scene.afterWhatWasHeld()));
        connect(a);
    }

    @Test
    void aHostThatFallsSilentAfterItsLoginIsClosed() throws Exception {
        patience = SHORT;
        scene.know(a.writer());
        scene.willTell(Act.AT_ONCE, b.writer());
        a.whenAsked(Act.succeeds(scene.held()));
        connect(a);
    }

    @Test
    void aNamedHostIsTakenWhateverItsRole() throws Exception {
        first = Target.NAMED_HOST;
        connect(c, a);
    }

    @Test
    void aNamedHostThatRefusesIsReplacedByTheWriter() throws Exception {
        first = Target.NAMED_HOST;
        scene.willTell(scene.later(), a.writer(), c.reader());
        c.whenDialled(Act.fails(REFUSED));
        connect(c);
    }
}
