package dev.lodestar.jdbc.facade;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every method of {@code java.sql} reaches the driver as it was called, and its answer comes back as it was given. */
class DelegationTest {

    /** All but what we answer ourselves. */
    static Stream<Faces.Case> delegated() {
        return Faces.all()
                .filter(each -> !each.is("unwrap", "isWrapperFor", "getConnection", "getStatement"))
                .filter(each -> each.face() != Connection.class || !each.is("close", "abort", "isClosed"));
    }

    @ParameterizedTest
    @MethodSource("delegated")
    void reachesTheDriver(Faces.Case each) throws Throwable {
        Fixture fixture = new Fixture();
        Object target = each.in(fixture);
        Object[] arguments = each.arguments();
        fixture.a.calls.clear();

        Object result = each.call(target, arguments);

        StubDriver.Call call = fixture.a.calls.get(0);
        assertEquals(each.method().getName(), call.method().getName());
        assertEquals(
                Arrays.asList(each.method().getParameterTypes()),
                Arrays.asList(call.method().getParameterTypes()));
        for (int i = 0; i < arguments.length; i++) {
            assertEquals(arguments[i], call.arguments().get(i), "argument " + i);
        }
        assertAnswer(fixture, result);
    }

    private static void assertAnswer(Fixture fixture, Object result) {
        if (result instanceof Bound ours) {
            assertSame(fixture.connection, ours.connection);
        } else {
            assertEquals(fixture.a.answer, result);
        }
    }

    @Test
    void looksAtAllOfThem() {
        assertTrue(delegated().count() > 750, "only " + delegated().count());
    }
}
