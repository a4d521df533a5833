package dev.lodestar.jdbc;

import dev.lodestar.domain.cluster.Topology;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.jdbc.runtime.Clusters;
import dev.lodestar.jdbc.runtime.Plan;
import dev.lodestar.jdbc.runtime.Source;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A data source that knows where the writer is. Keeps what it learnt about its cluster until it is closed; it does not pool
 * connections, so a pool such as HikariCP goes on top of it.
 *
 * <p>Configure it by its setters or properties, then use it from any thread. Changes after the first connection have no
 * effect.
 */
public class LodestarDataSource implements DataSource, AutoCloseable {

    private final Properties properties = new Properties();
    private final List<PluginProvider> plugins = new ArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable String url;
    private volatile @Nullable Source source;
    private volatile boolean closed;
    private volatile int loginTimeout;

    /** To be configured with {@link #setUrl} and the other setters. */
    public LodestarDataSource() {}

    /** A data source for a URL of the form {@code jdbc:lodestar:postgresql://host/database}. */
    public LodestarDataSource(String url) {
        this.url = url;
    }

    public final void setUrl(String url) {
        this.url = url;
    }

    public final @Nullable String getUrl() {
        return url;
    }

    public final void setUser(String user) {
        properties.setProperty("user", user);
    }

    public final void setPassword(String password) {
        properties.setProperty("password", password);
    }

    /** Any setting of Lodestar or property of the target driver. A value in the URL wins. */
    public final void setProperty(String name, String value) {
        properties.setProperty(name, value);
    }

    /** Adds a plugin that the setting {@code plugins} may name. */
    public final void addPlugin(PluginProvider provider) {
        plugins.add(provider);
    }

    /**
     * Opens a connection to the host that has the role the URL asks for. Blocks until then.
     *
     * @throws SQLException with SQLState 08001 if a setting is wrong or no host could be connected to by the deadline; with
     *     the database's own SQLState, at once, if it refused the login
     */
    @Override
    public Connection getConnection() throws SQLException {
        if (closed) {
            throw Source.isClosed();
        }
        Source known = source;
        if (known != null) {
            return known.connect(Source.deadline(known.plan()));
        }
        Plan plan = Plan.of(wantedUrl(), properties, plugins);
        Moment deadline = Source.deadline(plan);
        return publish(Source.open(Clusters.shared(), plan, deadline)).connect(deadline);
    }

    /** Of several threads that opened a source at once, one's is kept. Nobody waits for another here. */
    private Source publish(Source opened) throws SQLException {
        lock.lock();
        try {
            Source known = source;
            if (closed) {
                opened.close();
                throw Source.isClosed();
            }
            if (known != null) {
                opened.close();
                return known;
            }
            source = opened;
            return opened;
        } finally {
            lock.unlock();
        }
    }

    /** The same for another user; what is known of the cluster is shared only among connections of one user. */
    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        Properties other = new Properties();
        other.putAll(properties);
        other.setProperty("user", user);
        other.setProperty("password", password);
        Plan plan = Plan.of(wantedUrl(), other, plugins);
        Moment deadline = Source.deadline(plan);
        try (Source ofOther = Source.open(Clusters.shared(), plan, deadline)) {
            return ofOther.connect(deadline);
        }
    }

    private String wantedUrl() throws SQLException {
        String wanted = url;
        if (wanted == null || !wanted.startsWith(Plan.PREFIX)) {
            throw new SQLNonTransientConnectionException(
                    "The data source has no URL of the form jdbc:lodestar:postgresql://host:port/database. Set it.",
                    "08001");
        }
        return wanted;
    }

    /** The cluster as it is known now; empty before the first connection. Never blocks. */
    public final Topology topology() {
        Source known = source;
        return known == null ? Topology.EMPTY : known.topology();
    }

    /** What is known and being done about the cluster, several lines for people. Never blocks. */
    public final String status() {
        Source known = source;
        return known == null ? "Not connected yet." : known.status();
    }

    /** Lets go of the cluster. Connections that are open stay so. Idempotent. */
    @Override
    public void close() {
        lock.lock();
        try {
            Source known = source;
            if (!closed && known != null) {
                known.close();
            }
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    /** Has no effect: Lodestar logs to the {@code System.Logger} named {@code dev.lodestar}. */
    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    /** How long opening a connection may take in all; 0 for the setting's default. */
    @Override
    public void setLoginTimeout(int seconds) {
        loginTimeout = seconds;
        properties.setProperty("loginTimeout", seconds + "s");
    }

    /** What {@link #setLoginTimeout} was given, in seconds. */
    @Override
    public int getLoginTimeout() {
        return loginTimeout;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("Lodestar logs to the System.Logger 'dev.lodestar'.", "0A000");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        if (type.isInstance(this)) {
            return type.cast(this);
        }
        throw new SQLException("A data source of Lodestar is no " + type.getName() + ".", "0A000");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return type.isInstance(this);
    }
}
