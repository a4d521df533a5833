package dev.lodestar.vertx.runtime;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.domain.plugin.HookTable;
import java.util.Optional;

/** Tells the hooks of a chain of one call. Where no plugin hooks any call, this costs nothing. */
public abstract class CallNote {

    private static final CallNote NONE = new CallNote() {
        @Override
        public void ended(boolean succeeded) {
            // Nobody wants to know.
        }
    };

    private CallNote() {}

    /** A call begins. */
    static CallNote begun(Optional<HookTable> hooks, CallKind kind, HostId host) {
        return hooks.<CallNote>map(table -> new Hooked(table, kind, host)).orElse(NONE);
    }

    /** The call is over. To be called once. */
    public abstract void ended(boolean succeeded);

    private static final class Hooked extends CallNote {
        private final HookTable hooks;
        private final CallKind kind;
        private final HostId host;
        private final long[] tokens;

        Hooked(HookTable hooks, CallKind kind, HostId host) {
            this.hooks = hooks;
            this.kind = kind;
            this.host = host;
            this.tokens = new long[hooks.width()];
            hooks.before(kind, host, tokens);
        }

        @Override
        public void ended(boolean succeeded) {
            hooks.after(kind, host, tokens, succeeded);
        }
    }
}
