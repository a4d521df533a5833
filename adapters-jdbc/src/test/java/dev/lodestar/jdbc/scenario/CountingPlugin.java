package dev.lodestar.jdbc.scenario;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.plugin.CallHook;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.plugin.PluginSetup;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** A plugin on the class path that counts executions. */
public final class CountingPlugin implements Plugin, CallHook {

    static final AtomicInteger EXECUTIONS = new AtomicInteger();

    /** Found by the service loader. */
    public static final class Provider implements PluginProvider {

        /** For the service loader. */
        public Provider() {}

        @Override
        public String code() {
            return "counting";
        }

        @Override
        public Plugin create(PluginSetup setup) {
            return new CountingPlugin();
        }
    }

    @Override
    public String code() {
        return "counting";
    }

    @Override
    public Optional<CallHook> hook() {
        return Optional.of(this);
    }

    @Override
    public Set<CallKind> kinds() {
        return EnumSet.of(CallKind.EXECUTE);
    }

    @Override
    public void after(CallKind kind, HostId host, long token, boolean succeeded) {
        EXECUTIONS.incrementAndGet();
    }
}
