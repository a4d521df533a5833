package dev.lodestar.domain.assembly;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.dialect.Dialect;
import dev.lodestar.domain.plugin.CallRequest;
import dev.lodestar.domain.plugin.PluginCatalog;
import dev.lodestar.domain.plugin.PluginProvider;
import dev.lodestar.domain.plugin.PluginSelection;
import dev.lodestar.domain.settings.ParsedSettings;
import dev.lodestar.domain.settings.Setting;
import dev.lodestar.domain.settings.SettingNotice;
import dev.lodestar.domain.settings.SettingProblem;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import dev.lodestar.domain.settings.SettingsReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a URL and its properties ask for, checked. The same for every adapter.
 *
 * @param driverProperties what belongs to the target driver, untouched and in order
 * @param notices what the user should read once
 * @param login who logs in, and how, as far as the adapter was told in a form of its own; only compared
 */
public record ClusterPlan(
        ClusterUrl url,
        Settings settings,
        Map<String, String> driverProperties,
        PluginSelection plugins,
        List<SettingNotice> notices,
        Optional<Object> login) {

    /** The settings that belong to the {@link #character}. */
    private static final List<Setting<?>> CHARACTER = List.of(
            SettingsCatalog.CLUSTER_ID,
            SettingsCatalog.USER,
            SettingsCatalog.PASSWORD,
            SettingsCatalog.DIALECT,
            SettingsCatalog.CLUSTER_INSTANCE_HOST_PATTERN,
            SettingsCatalog.TOPOLOGY_REFRESH,
            SettingsCatalog.SEARCH_INTERVAL,
            SettingsCatalog.FAILURE_DETECTION_TIME,
            SettingsCatalog.FAILURE_DETECTION_INTERVAL,
            SettingsCatalog.FAILURE_DETECTION_COUNT,
            SettingsCatalog.AUXILIARY_QUERY_TIMEOUT);

    public ClusterPlan {
        driverProperties = Collections.unmodifiableMap(new LinkedHashMap<>(driverProperties));
        notices = List.copyOf(notices);
    }

    /** Without the driver's properties, which may hold secrets. */
    @Override
    public String toString() {
        return url + " " + settings;
    }

    /** A plan, or everything that is wrong with what was given. */
    public sealed interface Reading {
        /** Nothing is wrong. */
        record Good(ClusterPlan plan) implements Reading {}

        /** The problem names each mistake and its likely fix; it shows no secret. */
        record Bad(String problem) implements Reading {}
    }

    /**
     * Reads and checks everything; a value in the URL wins over the same one in the properties. Never throws.
     *
     * @param driverKnows whether the target driver has a property of this name
     * @param custom plugins that the application adds
     */
    public static Reading read(
            ClusterUrl url,
            Map<String, String> properties,
            Predicate<String> driverKnows,
            List<PluginProvider> custom) {
        Map<String, String> given = new LinkedHashMap<>(properties);
        given.putAll(url.parameters());
        ParsedSettings parsed = new SettingsReader(url.family(), driverKnows).read(given);
        PluginCatalog catalog;
        try {
            catalog = BuiltInPlugins.catalogWith(custom);
        } catch (IllegalArgumentException twins) {
            return new Reading.Bad(String.valueOf(twins.getMessage()));
        }
        PluginSelection plugins = catalog.select(parsed.settings().value(SettingsCatalog.PLUGINS));
        List<String> problems = new ArrayList<>();
        parsed.problems().stream().map(SettingProblem::message).forEach(problems::add);
        problems.addAll(plugins.problems());
        dialectProblem(url.family(), parsed.settings()).ifPresent(problems::add);
        return problems.isEmpty()
                ? new Reading.Good(new ClusterPlan(
                        url, parsed.settings(), parsed.driverProperties(), plugins, parsed.notices(), Optional.empty()))
                : new Reading.Bad(String.join(" ", problems));
    }

    private static Optional<String> dialectProblem(DatabaseFamily family, Settings settings) {
        String code = settings.value(SettingsCatalog.DIALECT);
        return code.equals("auto") || family.dialect(code).isPresent()
                ? Optional.empty()
                : Optional.of("Setting dialect=" + code + " names no dialect of " + family.scheme()
                        + ". Known ones are auto, "
                        + family.dialects().stream().map(Dialect::code).collect(Collectors.joining(", ")) + ".");
    }

    /**
     * The plan of a client that embeds the domain and brings a dialect of its own; it needs no URL.
     *
     * @param seeds at least one address
     */
    public static ClusterPlan embedded(List<HostAddress> seeds, Settings settings, PluginSelection plugins) {
        ClusterUrl url = new ClusterUrl(DatabaseFamily.POSTGRESQL, seeds, Optional.empty(), Map.of());
        return new ClusterPlan(url, settings, Map.of(), plugins, List.of(), Optional.empty());
    }

    /** What follows from the protocol that the URL names. */
    public DatabaseFamily family() {
        return url.family();
    }

    /** The same for an adapter that was told who logs in, and how, in a form of its own. */
    public ClusterPlan loggingInAs(Object who) {
        return new ClusterPlan(url, settings, driverProperties, plugins, notices, Optional.of(who));
    }

    /**
     * What decides how a cluster's machine logs in and behaves: plans that differ in it share no cluster. Holds secrets;
     * only to be compared.
     */
    public List<Object> character() {
        List<Object> character = new ArrayList<>();
        CHARACTER.forEach(setting -> character.add(settings.find(setting)));
        driverProperties.forEach((name, value) -> {
            if (name.startsWith("ssl")) {
                character.add(name + "=" + value);
            }
        });
        character.add(login);
        return character;
    }

    /** What first connections ask for, once it is known what stands behind the URL. */
    public CallRequest.Connect firstConnection(Dialect dialect) {
        return Assembly.firstConnection(settings, url.hosts(), dialect);
    }

    /** How long opening a connection may take in all. */
    public Duration connectBudget() {
        Duration login = settings.value(SettingsCatalog.LOGIN_TIMEOUT);
        return login.isZero() ? failoverBudget() : login;
    }

    /** How long a failover may take in all. */
    public Duration failoverBudget() {
        return settings.value(SettingsCatalog.FAILOVER_TIMEOUT);
    }
}
