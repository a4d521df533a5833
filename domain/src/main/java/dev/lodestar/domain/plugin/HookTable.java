package dev.lodestar.domain.plugin;

import dev.lodestar.domain.cluster.HostId;
import java.util.List;
import java.util.Optional;

/**
 * The call hooks of a chain, compiled once: for each kind of call the hooks that want it. Immutable and shared by all
 * connections of the chain. What a hook throws is dropped: a call never fails because somebody watches it.
 */
public final class HookTable {

    private static final CallHook[] NONE = {};

    private final CallHook[][] byKind;

    private HookTable(CallHook[][] byKind) {
        this.byKind = byKind;
    }

    /** The table of a chain; empty if no plugin hooks any call, so that calls can do without. */
    static Optional<HookTable> of(List<Plugin> plugins) {
        List<CallHook> hooks =
                plugins.stream().map(Plugin::hook).flatMap(Optional::stream).toList();
        if (hooks.isEmpty()) {
            return Optional.empty();
        }
        CallHook[][] byKind = new CallHook[CallKind.values().length][];
        for (CallKind kind : CallKind.values()) {
            byKind[kind.ordinal()] = hooks.stream()
                    .filter(hook -> hook.kinds().contains(kind))
                    .toArray(length -> length == 0 ? NONE : new CallHook[length]);
        }
        return Optional.of(new HookTable(byKind));
    }

    /** How many tokens one call may need. */
    public int width() {
        int width = 0;
        for (CallHook[] hooks : byKind) {
            width = Math.max(width, hooks.length);
        }
        return width;
    }

    /**
     * A call begins.
     *
     * @param tokens filled in, to be given back to {@link #after}; at least {@link #width} long
     */
    public void before(CallKind kind, HostId host, long[] tokens) {
        CallHook[] hooks = byKind[kind.ordinal()];
        for (int i = 0; i < hooks.length; i++) {
            try {
                tokens[i] = hooks[i].before(kind, host);
            } catch (RuntimeException unheard) {
                tokens[i] = 0;
            }
        }
    }

    /** A call has ended; the innermost hook is told first. */
    public void after(CallKind kind, HostId host, long[] tokens, boolean succeeded) {
        CallHook[] hooks = byKind[kind.ordinal()];
        for (int i = hooks.length - 1; i >= 0; i--) {
            try {
                hooks[i].after(kind, host, tokens[i], succeeded);
            } catch (RuntimeException unheard) {
                // Nobody is left to tell; the call itself must not suffer.
            }
        }
    }
}
