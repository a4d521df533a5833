package dev.lodestar.jdbc.target;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.ports.ConnectionPort;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.postgresql.Driver;

/** Drivers present, absent and in another class loader. */
class TargetDriversTest {

    private static final URL[] PGJDBC = places(Driver.class);
    private static final URL[] LODESTAR =
            places(PostgresTarget.class, TargetDriversTest.class, HostAddress.class, ConnectionPort.class);

    @Test
    void findsPgjdbc() throws SQLException {
        TargetDriver driver = TargetDrivers.forScheme("postgresql");
        assertEquals("postgresql", driver.scheme());
        assertTrue(driver.knowsProperty("sslmode"));
    }

    @Test
    void anUnknownSchemeIsAClearError() {
        SQLException failure = assertThrows(SQLException.class, () -> TargetDrivers.forScheme("oracle"));
        assertEquals("08001", failure.getSQLState());
        assertTrue(failure.getMessage().contains("jdbc:lodestar:postgresql://"), failure::getMessage);
    }

    @Test
    void anAbsentDriverIsAClearErrorThatNamesTheArtifact() throws Exception {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader application = new URLClassLoader(LODESTAR, platform)) {
            InvocationTargetException thrown = assertThrows(
                    InvocationTargetException.class,
                    () -> Class.forName(TargetDrivers.class.getName(), true, application)
                            .getMethod("forScheme", String.class)
                            .invoke(null, "postgresql"));
            assertEquals("08001", ((SQLException) thrown.getCause()).getSQLState());
            String message = thrown.getCause().getMessage();
            assertTrue(message.contains("org.postgresql:postgresql"), message);
        }
    }

    /** As in an application server: the driver is the server's, Lodestar the application's. */
    @Test
    void worksWithADriverInAnotherClassLoader() throws Exception {
        ClassLoader platform = ClassLoader.getPlatformClassLoader();
        try (URLClassLoader driver = new URLClassLoader(PGJDBC, platform);
                URLClassLoader application = new URLClassLoader(LODESTAR, driver)) {
            Thread thread = Thread.currentThread();
            ClassLoader before = thread.getContextClassLoader();
            for (ClassLoader context : Arrays.asList(before, platform, application, null)) {
                thread.setContextClassLoader(context);
                try {
                    assertTrue(
                            dials(application).contains("refused"), () -> "with the context class loader " + context);
                    assertEquals(context, thread.getContextClassLoader());
                } finally {
                    thread.setContextClassLoader(before);
                }
            }
        }
    }

    private static String dials(ClassLoader application) throws Exception {
        Object attempt = Class.forName(Attempt.class.getName(), true, application)
                .getConstructor()
                .newInstance();
        return String.valueOf(((Callable<?>) attempt).call());
    }

    private static URL[] places(Class<?>... classes) {
        return Arrays.stream(classes)
                .map(type -> type.getProtectionDomain().getCodeSource().getLocation())
                .toArray(URL[]::new);
    }

    /** Runs in the application's class loader. */
    public static final class Attempt implements Callable<String> {

        @Override
        public String call() throws IOException, SQLException {
            Opening opening = TargetDrivers.forScheme("postgresql")
                    .opening(ScriptedHost.nobody(), Requests.plain(Requests.ANYBODY));
            try {
                opening.run();
                return "connected";
            } catch (SQLException failure) {
                return Failures.describe(failure).message();
            }
        }
    }
}
