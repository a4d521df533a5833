package dev.lodestar.jdbc.target;

import java.sql.SQLException;
import org.postgresql.Driver;

/**
 * Lets pgjdbc find {@link PostgresSockets} by name. pgjdbc asks its own class loader, then the thread's context class
 * loader. Where the driver lives in an application server and Lodestar in an application, neither need know our class;
 * then the thread gets, for the time of the login, a context class loader that does and leaves all else to the old one.
 */
final class FactoryVisibility {

    private static final String NAME = PostgresSockets.class.getName();
    private static final boolean VISIBLE = visibleTo(Driver.class.getClassLoader());

    private FactoryVisibility() {}

    /** What runs while the factory is visible. */
    @FunctionalInterface
    interface Login<T> {
        T run() throws SQLException;
    }

    static <T> T during(Login<T> login) throws SQLException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        if (VISIBLE || visibleTo(before)) {
            return login.run();
        }
        thread.setContextClassLoader(new Lens(before));
        try {
            return login.run();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Whether a loader finds this very class, not another copy of it, whose openings would be others. */
    private static boolean visibleTo(ClassLoader loader) {
        try {
            return Class.forName(NAME, false, loader) == PostgresSockets.class;
        } catch (ClassNotFoundException | LinkageError absent) {
            return false;
        }
    }

    private static final class Lens extends ClassLoader {

        Lens(ClassLoader parent) {
            super(parent);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            return name.equals(NAME) ? PostgresSockets.class : super.loadClass(name, resolve);
        }
    }
}
