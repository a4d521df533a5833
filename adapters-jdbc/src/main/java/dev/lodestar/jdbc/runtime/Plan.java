package dev.lodestar.jdbc.runtime;

import dev.lodestar.domain.assembly.BuiltInPlugins;
import dev.lodestar.domain.assembly.ClusterUrl;
import dev.lodestar.domain.dialect.Dialects;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.plugin.PluginSelection;
import dev.lodestar.domain.settings.DatabaseFamily;
import dev.lodestar.domain.settings.ParsedSettings;
import dev.lodestar.domain.settings.SettingNotice;
import dev.lodestar.domain.settings.SettingProblem;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.settings.SettingsReader;
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
import java.util.Optional;
import java.util.Properties;

/**
 * What a URL and its properties ask for, checked: made once for each data source, or for each connection of the driver
 * manager.
 *
 * @param properties what belongs to the target driver
 */
public record Plan(
        ClusterUrl url, Settings settings, Map<String, String> properties, PluginSelection plugins, TargetDriver driver) {

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
        TargetDriver driver = TargetDrivers.forScheme(good.family() == DatabaseFamily.POSTGRESQL ? "postgresql" : "mysql");
        ParsedSettings parsed = new SettingsReader(good.family(), driver::knowsProperty).read(given(good, properties));
        PluginSelection plugins =
                BuiltInPlugins.catalogWith(custom).select(parsed.settings().value(SettingsCatalog.PLUGINS));
        List<String> problems = new ArrayList<>();
        parsed.problems().stream().map(SettingProblem::message).forEach(problems::add);
        problems.addAll(plugins.problems());
        dialectProblem(parsed.settings()).ifPresent(problems::add);
        if (!problems.isEmpty()) {
            throw refused(String.join(" ", problems));
        }
        parsed.notices().stream().map(SettingNotice::toString).forEach(notice -> LOG.log(
                System.Logger.Level.WARNING, notice));
        return new Plan(good, parsed.settings(), parsed.driverProperties(), plugins, driver);
    }

    private static Map<String, String> given(ClusterUrl url, Properties properties) {
        Map<String, String> given = new LinkedHashMap<>();
        properties.stringPropertyNames().stream()
                .sorted()
                .filter(name -> !properties.getProperty(name).isEmpty())
                .forEach(name -> given.put(name, properties.getProperty(name)));
        given.putAll(url.parameters());
        return given;
    }

    private static Optional<String> dialectProblem(Settings settings) {
        String code = settings.value(SettingsCatalog.DIALECT);
        return code.equals("auto") || Dialects.byCode(code).isPresent()
                ? Optional.empty()
                : Optional.of("Setting dialect=" + code + " names no dialect. Known ones are auto, "
                        + String.join(", ", Dialects.codes()) + ".");
    }

    static SQLException refused(String problem) {
        return new SQLNonTransientConnectionException(problem, "08001");
    }

    /** How connections of the application are opened. */
    OpenRequest request() {
        OpenRequest.Login login = new OpenRequest.Login(
                settings.find(SettingsCatalog.USER).orElse(null),
                settings.find(SettingsCatalog.PASSWORD).orElse(null),
                url.database().or(() -> settings.find(SettingsCatalog.DATABASE)).orElse(null));
        SocketSettings sockets = new SocketSettings(
                settings.value(SettingsCatalog.CONNECT_TIMEOUT),
                settings.value(SettingsCatalog.SOCKET_TIMEOUT),
                new SocketSettings.KeepAlive(
                        settings.value(SettingsCatalog.TCP_KEEP_ALIVE),
                        settings.find(SettingsCatalog.TCP_KEEP_ALIVE_TIME).orElse(Duration.ZERO),
                        settings.find(SettingsCatalog.TCP_KEEP_ALIVE_INTERVAL).orElse(Duration.ZERO),
                        settings.find(SettingsCatalog.TCP_KEEP_ALIVE_PROBES).orElse(0)));
        return new OpenRequest(login, properties, sockets, WITHOUT_LIMIT, OpenRequest.Purpose.APPLICATION);
    }

    /** How long opening a connection may take in all. */
    Duration connectBudget() {
        Duration login = settings.value(SettingsCatalog.LOGIN_TIMEOUT);
        return login.isZero() ? settings.value(SettingsCatalog.FAILOVER_TIMEOUT) : login;
    }

    /** How long a failover may take in all. */
    Duration failoverBudget() {
        return settings.value(SettingsCatalog.FAILOVER_TIMEOUT);
    }
}
