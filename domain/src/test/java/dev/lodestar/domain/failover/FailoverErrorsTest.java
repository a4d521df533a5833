package dev.lodestar.domain.failover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.effect.ConnectionEffect.Dial;
import dev.lodestar.domain.failure.Symptom;
import dev.lodestar.domain.plugin.CallOutcome.Reason;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.Dialogue;
import dev.lodestar.domain.plugin.Insistence;
import dev.lodestar.domain.selection.Target;
import dev.lodestar.domain.selection.Wish;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Failures that trying again can help, and those that it cannot. */
class FailoverErrorsTest extends FailoverScene {

    @ParameterizedTest
    @EnumSource(Target.class)
    void aRefusedLoginIsNeverRetried(Target target) {
        connect(target, CALM).dialFailed(Dialogue.sql("28P01"));
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertEquals(1, call.count(Dial.class));
    }

    @Test
    void aRefusedLoginEndsARecoveryToo() {
        recover(Target.READER, "b", CALM).dialFailed(Dialogue.sql("28P01"));
        assertEquals(Reason.REFUSED, call.failed().reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"3D000", "42704", "08004"})
    void whatIsWrongWithTheSettingsIsToldAtOnce(String state) {
        connect(Target.WRITER, CALM).dialFailed(Dialogue.sql(state));
        assertEquals(Reason.REFUSED, call.failed().reason());
    }

    @Test
    void aNameThatNoLongerResolvesIsTriedAgainAfterAFailure() {
        recover(Target.READER, "b", CALM).dialFailed(Dialogue.failure(Symptom.Kind.UNKNOWN_HOST));
        assertFalse(call.isOver());
    }

    @Test
    void aMemberWhoseNameIsGoneIsLeftForAnother() {
        connect(Target.READER_OR_WRITER, CALM).dialFailed(Dialogue.failure(Symptom.Kind.UNKNOWN_HOST));
        assertEquals("Report", call.kinds());
        HostId gone = dialled();
        call.wake();
        assertNotEquals(gone, dialled());
    }

    @Test
    void aHostThatMayNotTellItsRoleIsAnErrorAtOnce() {
        connect(Target.WRITER, CALM).dialed().askFailed(Dialogue.sql("42501"));
        assertEquals(Reason.REFUSED, call.failed().reason());
        assertEquals("a:5432 does not tell its role: state 42501", call.failed().explanation());
    }

    @Test
    void withoutConnectFailoverTheFirstFailureIsTheResult() {
        begin(new CallRequest.Connect(SEEDS, Wish.of(Target.WRITER), Insistence.UNTIL_REFUSED, Optional.empty()), CALM);
        call.dialFailed(REFUSED);
        assertEquals(Reason.REFUSED, call.failed().reason());
    }
}
