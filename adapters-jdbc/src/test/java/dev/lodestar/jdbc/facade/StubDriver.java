package dev.lodestar.jdbc.facade;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A driver without a database: it writes down every call, answers with constants, and does whatever a test plants. */
final class StubDriver {

    /** One call as it arrived. */
    record Call(Object on, Method method, List<@Nullable Object> arguments) {
        boolean is(String name) {
            return method.getName().equals(name);
        }
    }

    /** What happens in a call before it is answered. */
    interface Incident {
        void during(Call call) throws Throwable;
    }

    private static final Map<Class<?>, Object> CONSTANTS = Map.of(
            boolean.class,
            true,
            int.class,
            7,
            long.class,
            8L,
            short.class,
            (short) 9,
            byte.class,
            (byte) 10,
            float.class,
            11f,
            double.class,
            12d,
            String.class,
            "text",
            Object.class,
            "object");

    final List<Call> calls = new ArrayList<>();
    final Connection connection = make(Connection.class);
    Incident incident = call -> {};

    /** What result sets give as theirs. */
    int fetchSize = 7;

    /** The result of the last call. */
    @Nullable
    Object answer;

    void fails(String method, Throwable failure) {
        incident = call -> {
            if (call.is(method)) {
                throw failure;
            }
        };
    }

    boolean wasCalled(String method) {
        return calls.stream().anyMatch(call -> call.is(method));
    }

    <T> T make(Class<T> type) {
        InvocationHandler handler = (self, method, arguments) -> switch (method.getName()) {
            case "equals" -> self == arguments[0];
            case "hashCode" -> System.identityHashCode(self);
            case "toString" -> "stub " + type.getSimpleName();
            default -> handle(self, method, arguments);
        };
        return type.cast(Proxy.newProxyInstance(StubDriver.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object handle(Object self, Method method, Object @Nullable [] arguments) throws Throwable {
        Call call = new Call(self, method, arguments == null ? List.of() : Arrays.asList(arguments));
        synchronized (calls) {
            calls.add(call);
        }
        incident.during(call);
        answer = call.is("getFetchSize") ? fetchSize : constant(method.getReturnType());
        return answer;
    }

    private @Nullable Object constant(Class<?> type) {
        Object constant = CONSTANTS.get(type);
        if (constant != null || type == void.class) {
            return constant;
        }
        return type.isInterface() && type.getPackageName().equals("java.sql") ? make(type) : null;
    }
}
