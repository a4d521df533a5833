package dev.lodestar.jdbc.facade;

import static java.util.Map.entry;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.sql.CallableStatement;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every method of every interface that the façade stands before, and how to call it. */
final class Faces {

    private static final Map<Class<?>, Object> ARGUMENTS = Map.ofEntries(
            entry(boolean.class, true),
            entry(int.class, 1),
            entry(long.class, 2L),
            entry(short.class, (short) 3),
            entry(byte.class, (byte) 4),
            entry(float.class, 5f),
            entry(double.class, 6d),
            entry(String.class, "select 1"),
            entry(Class.class, String.class),
            entry(Properties.class, new Properties()),
            entry(Executor.class, (Executor) Runnable::run));

    private Faces() {}

    /** A method with the object of ours to call it on. */
    record Case(Class<?> face, Method method) {

        Object in(Fixture fixture) throws SQLException {
            Connection connection = fixture.connection;
            if (face == Connection.class) {
                return connection;
            }
            if (face == Statement.class) {
                return connection.createStatement();
            }
            if (face == PreparedStatement.class) {
                return connection.prepareStatement("select 1");
            }
            if (face == CallableStatement.class) {
                return connection.prepareCall("{call p()}");
            }
            if (face == DatabaseMetaData.class) {
                return connection.getMetaData();
            }
            return connection.createStatement().executeQuery("select 1");
        }

        Object[] arguments() {
            return Arrays.stream(method.getParameterTypes())
                    .map(Faces::argument)
                    .toArray();
        }

        @Nullable
        Object call(Object target, @Nullable Object... arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        }

        boolean is(String... names) {
            return Arrays.asList(names).contains(method.getName());
        }

        @Override
        public String toString() {
            return face.getSimpleName() + "." + method.getName() + Arrays.toString(method.getParameterTypes());
        }
    }

    static Stream<Case> all() {
        return Stream.of(
                        Connection.class,
                        Statement.class,
                        PreparedStatement.class,
                        CallableStatement.class,
                        DatabaseMetaData.class,
                        ResultSet.class)
                .flatMap(face -> Arrays.stream(face.getMethods())
                        .filter(method -> !Modifier.isStatic(method.getModifiers()))
                        .sorted(Comparator.comparing(Method::toString))
                        .map(method -> new Case(face, method)));
    }

    private static @Nullable Object argument(Class<?> type) {
        Object known = ARGUMENTS.get(type);
        if (known != null) {
            return known;
        }
        if (type.isArray()) {
            return java.lang.reflect.Array.newInstance(type.getComponentType(), 1);
        }
        return type.getPackageName().equals("java.sql") && type.isInterface() ? new StubDriver().make(type) : null;
    }
}
