package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lodestar.domain.cluster.HostId;
import dev.lodestar.domain.cluster.Role;
import dev.lodestar.domain.plugin.CallHook;
import dev.lodestar.domain.plugin.CallKind;
import dev.lodestar.domain.plugin.Chain;
import dev.lodestar.domain.plugin.Plugin;
import dev.lodestar.domain.sql.SqlRules;
import dev.lodestar.jdbc.link.Link;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Hooks of plugins are told of the calls they subscribed to, and of nothing else. */
class HookTest {

    private final List<String> told = new ArrayList<>();
    private final Fixture fixture = new Fixture();

    private LodestarConnection hooked(Set<CallKind> kinds, boolean throwing) {
        Plugin plugin = new Plugin() {
            @Override
            public String code() {
                return "noting";
            }

            @Override
            public Optional<CallHook> hook() {
                return Optional.of(new Noting(kinds, throwing));
            }
        };
        Chain chain = new Chain(List.of(plugin), Duration.ofSeconds(1));
        Link link = new Link(fixture.wireA, new HostId("a"), 0, Role.WRITER, chain.hooks());
        return new LodestarConnection(link, SqlRules.POSTGRESQL, fixture, fixture);
    }

    private final class Noting implements CallHook {
        private final Set<CallKind> kinds;
        private final boolean throwing;

        Noting(Set<CallKind> kinds, boolean throwing) {
            this.kinds = kinds;
            this.throwing = throwing;
        }

        @Override
        public Set<CallKind> kinds() {
            return kinds;
        }

        @Override
        public long before(CallKind kind, HostId host) {
            told.add("before " + kind + " on " + host);
            if (throwing) {
                throw new IllegalStateException("a bad plugin");
            }
            return 42;
        }

        @Override
        public void after(CallKind kind, HostId host, long token, boolean succeeded) {
            told.add("after " + kind + " " + token + " " + (succeeded ? "succeeded" : "failed"));
        }
    }

    @Test
    void a_hook_is_told_of_the_kinds_it_wants() throws SQLException {
        LodestarConnection connection = hooked(EnumSet.of(CallKind.EXECUTE, CallKind.COMMIT), false);
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("UPDATE t SET a = 1");
            connection.commit();
            connection.rollback();
        }
        assertEquals(
                List.of(
                        "before EXECUTE on a",
                        "after EXECUTE 42 succeeded",
                        "before COMMIT on a",
                        "after COMMIT 42 succeeded"),
                told);
    }

    @Test
    void a_hook_is_told_of_failures() {
        LodestarConnection connection = hooked(EnumSet.allOf(CallKind.class), false);
        fixture.a.fails("commit", Fixture.broken());
        assertThrows(SQLException.class, connection::commit);
        assertEquals(List.of("before COMMIT on a", "after COMMIT 42 failed"), told);
    }

    @Test
    void a_call_does_not_suffer_from_a_hook_that_throws() throws SQLException {
        LodestarConnection connection = hooked(EnumSet.of(CallKind.COMMIT), true);
        connection.commit();
        assertEquals(List.of("before COMMIT on a", "after COMMIT 0 succeeded"), told);
    }
}
