package dev.lodestar.domain.monitor;

import dev.lodestar.domain.failure.LossVerdict;
import dev.lodestar.domain.plugin.CallOutcome;
import java.util.Locale;

/** What an application is told when a call machine has ended. */
final class Told {

    private Told() {}

    static String afterConnect(CallOutcome outcome) {
        return outcome instanceof CallOutcome.Connected open
                ? "connected to " + where(open)
                : "no connection " + why((CallOutcome.Failed) outcome);
    }

    static String afterLoss(CallOutcome outcome, LossVerdict verdict) {
        return outcome instanceof CallOutcome.Connected open
                ? verdict.state().sqlState() + ", it now leads to " + where(open) + ". " + verdict.advice()
                : "closed " + why((CallOutcome.Failed) outcome) + ". " + verdict.advice();
    }

    private static String where(CallOutcome.Connected open) {
        return open.host().id() + ", the " + open.role().toString().toLowerCase(Locale.ROOT);
    }

    private static String why(CallOutcome.Failed failed) {
        return "(" + failed.reason() + "): " + failed.explanation();
    }
}
