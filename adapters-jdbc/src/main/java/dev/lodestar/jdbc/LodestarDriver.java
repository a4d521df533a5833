package dev.lodestar.jdbc;

import dev.lodestar.domain.settings.Setting;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.time.Moment;
import dev.lodestar.jdbc.runtime.Clusters;
import dev.lodestar.jdbc.runtime.Plan;
import dev.lodestar.jdbc.runtime.Source;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Properties;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The driver for URLs of the form {@code jdbc:lodestar:postgresql://host[:port][,host[:port]…]/database[?name=value…]}.
 *
 * <p>What is learnt about a cluster is shared by all connections of a class loader and forgotten when the last of them is
 * closed; an application that opens and closes connections without a pool does better with a {@link LodestarDataSource},
 * which keeps it. Thread-safe.
 */
public final class LodestarDriver implements Driver {

    static {
        try {
            DriverManager.registerDriver(new LodestarDriver());
        } catch (SQLException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /**
     * Opens a connection to the host that has the role the URL asks for.
     *
     * @return null if the URL is not ours
     * @throws SQLException with SQLState 08001 if a setting is wrong or no host could be connected to by the deadline; with
     *     the database's own SQLState, at once, if it refused the login
     */
    @Override
    public @Nullable Connection connect(String url, @Nullable Properties info) throws SQLException {
        if (!acceptsURL(url)) {
            return null;
        }
        Plan plan = Plan.of(url, info == null ? new Properties() : info, List.of());
        Moment deadline = Source.deadline(plan);
        try (Source source = Source.open(Clusters.shared(), plan, deadline)) {
            return source.connect(deadline);
        }
    }

    @Override
    public boolean acceptsURL(@Nullable String url) {
        return url != null && url.startsWith(Plan.PREFIX);
    }

    /** All settings with their meaning, choices and defaults. */
    @Override
    public DriverPropertyInfo[] getPropertyInfo(String url, Properties info) {
        return SettingsCatalog.ALL.stream().map(LodestarDriver::described).toArray(DriverPropertyInfo[]::new);
    }

    private static <T> DriverPropertyInfo described(Setting<T> setting) {
        String written = setting.defaultValue().map(setting.type()::write).orElse(null);
        DriverPropertyInfo described = new DriverPropertyInfo(setting.name(), written);
        described.description = setting.meaning();
        List<String> choices = setting.type().choices();
        described.choices = choices.isEmpty() ? null : choices.toArray(String[]::new);
        return described;
    }

    @Override
    public int getMajorVersion() {
        return 0;
    }

    @Override
    public int getMinorVersion() {
        return 1;
    }

    /** False: escapes and metadata are the target driver's affair. */
    @Override
    public boolean jdbcCompliant() {
        return false;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException("Lodestar logs to the System.Logger 'dev.lodestar'.", "0A000");
    }
}
