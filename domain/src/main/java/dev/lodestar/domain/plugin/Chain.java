package dev.lodestar.domain.plugin;

import java.time.Duration;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The plugins of one data source in their order, outermost first. Immutable and shared by all its connections.
 *
 * @param plugins in the order that {@link Stage} gives
 * @param dialPatience how long one attempt to open a connection may take
 */
public record Chain(List<Plugin> plugins, Duration dialPatience) {

    /** No plugin at all. */
    public static final Chain NONE = new Chain(List.of(), Duration.ofSeconds(10));

    public Chain {
        plugins = List.copyOf(plugins);
    }

    /** The frame of the first plugin after {@code depth} that intercepts the request, else the innermost one. */
    Level level(CallRequest request, int depth) {
        for (int i = depth; i < plugins.size(); i++) {
            Optional<Frame> frame = frame(request, plugins.get(i));
            if (frame.isPresent()) {
                return new Level(frame.get(), i + 1);
            }
        }
        return new Level(innermost(request), plugins.size());
    }

    private static Optional<Frame> frame(CallRequest request, Plugin plugin) {
        if (request instanceof CallRequest.Connect connect) {
            return plugin.onConnect(connect);
        }
        if (request instanceof CallRequest.Recover recover) {
            return plugin.onRecover(recover);
        }
        throw new AssertionError("A request of an unknown kind: " + request);
    }

    private Frame innermost(CallRequest request) {
        return request instanceof CallRequest.Connect connect
                ? new DialFrame(connect, dialPatience)
                : context -> new Directive.Finish(new CallOutcome.Failed(
                        CallOutcome.Reason.NOT_HANDLED, Optional.empty(), "No plugin recovers from failures"));
    }

    /** Whether any plugin needs to know the cluster. */
    public boolean needsTopology() {
        return plugins.stream().anyMatch(Plugin::needsTopology);
    }

    /** Whether some plugin offers this protection. */
    public boolean protects(Protection protection) {
        return plugins.stream().anyMatch(plugin -> plugin.protections().contains(protection));
    }

    /** All that protects connections of this chain; to be asked once and kept. */
    public Set<Protection> protections() {
        Set<Protection> all = EnumSet.noneOf(Protection.class);
        plugins.forEach(plugin -> all.addAll(plugin.protections()));
        return Collections.unmodifiableSet(all);
    }

    /** The hooks around calls; empty if no plugin has any. To be compiled once for all connections of the chain. */
    public Optional<HookTable> hooks() {
        return HookTable.of(plugins);
    }

    /** The codes in order, for people. */
    @Override
    public String toString() {
        return plugins.stream().map(Plugin::code).collect(Collectors.joining(","));
    }

    /**
     * A frame and where the chain goes on behind it.
     *
     * @param next index of the first plugin further in
     */
    record Level(Frame frame, int next) {}
}
