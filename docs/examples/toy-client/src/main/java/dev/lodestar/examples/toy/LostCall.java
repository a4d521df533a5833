package dev.lodestar.examples.toy;

import dev.lodestar.ports.LossReport;
import java.io.IOException;

/** A call was lost with its host. */
public final class LostCall extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient LossReport report;

    LostCall(LossReport report) {
        super(report.happened());
        this.report = report;
    }

    /** Nothing is in doubt: repeat the call. Otherwise look first. */
    public boolean mayBeRepeated() {
        return report.kind() == LossReport.Kind.MOVED;
    }
}
