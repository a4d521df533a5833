package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.assembly.ClusterPlan;
import dev.lodestar.domain.assembly.ClusterUrl;
import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.jdbc.target.OpenRequest;
import dev.lodestar.jdbc.target.SocketSettings;
import dev.lodestar.jdbc.target.TargetDriver;
import dev.lodestar.jdbc.target.TargetDrivers;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;

/**
 * What a URL and its properties ask for, checked, and the driver that opens the connections. Made once for each data source,
 * or for each connection of the driver manager.
 */
public record Plan(ClusterPlan cluster, TargetDriver driver) {

    /** What our URLs begin with. */
    public static final String PREFIX = "jdbc:lodestar:";

    private static final System.Logger LOG = System.getLogger("dev.lodestar");
    private static final Duration WITHOUT_LIMIT = Duration.ofDays(1);

    /**
     * Reads and checks everything; a value in the URL wins over the same one in the properties.
     *
     * @throws SQLException with SQLState 08001 and a message that names each mistake and its likely fix
     */
    public static Plan of(String url, Properties properties, List<PluginProvider> custom) throws SQLException {
        ClusterUrl.Reading reading = ClusterUrl.read(url.substring(PREFIX.length()));
        if (reading instanceof ClusterUrl.Reading.Bad bad) {
            throw refused(bad.problem());
        }
        ClusterUrl good = ((ClusterUrl.Reading.Good) reading).url();
        TargetDriver driver = TargetDrivers.forScheme(good.family().scheme());
        ClusterPlan.Reading checked =
                ClusterPlan.read(good, given(properties), driver::knowsProperty, withFound(custom));
        if (checked instanceof ClusterPlan.Reading.Bad bad) {
            throw refused(bad.problem());
        }
        ClusterPlan plan = ((ClusterPlan.Reading.Good) checked).plan();
        plan.notices().forEach(notice -> LOG.log(System.Logger.Level.WARNING, notice::toString));
        return new Plan(plan, driver);
    }

    /** Registered plugins and those on the class path; one that is both counts once. */
    private static List<PluginProvider> withFound(List<PluginProvider> registered) throws SQLException {
        List<PluginProvider> all = new ArrayList<>(registered);
        try {
            for (PluginProvider found : ServiceLoader.load(PluginProvider.class)) {
                if (registered.stream().noneMatch(other -> other.getClass() == found.getClass())) {
                    all.add(found);
                }
            }
        } catch (ServiceConfigurationError broken) {
            throw new SQLNonTransientConnectionException(
                    "A plugin on the class path can't be loaded: " + broken.getMessage()
                            + ". Remove it or mend its META-INF/services file.",
                    "08001",
                    broken);
        }
        return all;
    }

    /** Empty values are what tools fill in for nothing. */
    private static Map<String, String> given(Properties properties) {
        Map<String, String> given = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .filter(name -> !properties.getProperty(name).isEmpty())
                .forEach(name -> given.put(name, properties.getProperty(name)));
        return given;
    }

    static SQLException refused(String problem) {
        return new SQLNonTransientConnectionException(problem, "08001");
    }

    DatabaseFamily family() {
        return cluster.family();
    }

    Settings settings() {
        return cluster.settings();
    }

    /** The addresses in the URL, in order. */
    List<HostAddress> seeds() {
        return cluster.url().hosts();
    }

    /** How connections of the application are opened. */
    OpenRequest request() {
        OpenRequest.Login login = new OpenRequest.Login(
                settings().find(SettingsCatalog.USER).orElse(null),
                settings().find(SettingsCatalog.PASSWORD).orElse(null),
                cluster.url()
                        .database()
                        .or(() -> settings().find(SettingsCatalog.DATABASE))
                        .orElse(null));
        SocketSettings sockets = new SocketSettings(
                settings().value(SettingsCatalog.CONNECT_TIMEOUT),
                settings().value(SettingsCatalog.SOCKET_TIMEOUT),
                new SocketSettings.KeepAlive(
                        settings().value(SettingsCatalog.TCP_KEEP_ALIVE),
                        settings().find(SettingsCatalog.TCP_KEEP_ALIVE_TIME).orElse(Duration.ZERO),
                        settings().find(SettingsCatalog.TCP_KEEP_ALIVE_INTERVAL).orElse(Duration.ZERO),
                        settings().find(SettingsCatalog.TCP_KEEP_ALIVE_PROBES).orElse(0)));
        return new OpenRequest(
                login, cluster.driverProperties(), sockets, WITHOUT_LIMIT, OpenRequest.Purpose.APPLICATION);
    }
}
