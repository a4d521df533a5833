package dev.lodestar.domain.settings;

import static dev.lodestar.domain.settings.BareUnit.DRIVER;
import static dev.lodestar.domain.settings.BareUnit.MILLISECONDS;
import static dev.lodestar.domain.settings.BareUnit.NONE;
import static dev.lodestar.domain.settings.SettingGroup.CLUSTER;
import static dev.lodestar.domain.settings.SettingGroup.CONNECTION;
import static dev.lodestar.domain.settings.SettingGroup.DETECTION;
import static dev.lodestar.domain.settings.SettingGroup.FAILOVER;
import static dev.lodestar.domain.settings.SettingGroup.LOGIN;
import static dev.lodestar.domain.settings.SettingGroup.SELECTION;

import dev.lodestar.domain.endpoint.InstanceHostPattern;
import dev.lodestar.domain.selection.HostWeight;
import dev.lodestar.domain.selection.SelectionStrategy;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * All settings there are, one constant each, in the order in which people are shown them. What a setting does is said
 * in its {@link Setting#meaning()}, once, for code and documentation. Longer than other files on purpose: a table.
 *
 * <p>The aliases are names from the AWS JDBC wrapper (camel case) and the AWS Python driver (snake case), each with the
 * unit it has there.
 */
public final class SettingsCatalog {

    public static final Setting<List<String>> PLUGINS = Setting.named(
                    "plugins", NONE, new CodesType("plugin codes separated by commas"), CLUSTER)
            .alias("wrapperPlugins")
            .byDefault(List.of("initialConnection", "connectionTracker", "failover", "hostMonitoring"))
            .meaning("What takes part in connects, calls and failures. The order does not matter; empty means none.");

    public static final Setting<String> DIALECT = Setting.named(
                    "dialect", NONE, new TextType("dialect code or auto"), CLUSTER)
            .alias("wrapperDialect", "wrapper_dialect")
            .byDefault("auto")
            .meaning("Which kind of cluster this is. With auto the database is asked, most specific kind first.");

    public static final Setting<String> CLUSTER_ID = Setting.named("clusterId", NONE, new TextType("text"), CLUSTER)
            .alias("cluster_id")
            .meaning("Not needed: the database is asked which cluster it belongs to. URLs with different ids never"
                    + " share what is known of a cluster; equal ids do not make two clusters one.");

    public static final Setting<InstanceHostPattern> CLUSTER_INSTANCE_HOST_PATTERN = Setting.named(
                    "clusterInstanceHostPattern", NONE, new HostPatternType(), CLUSTER)
            .alias("cluster_instance_host_pattern")
            .meaning("How instances are dialled, with ? where the instance identifier goes. Needed only if the URL has"
                    + " an own DNS name, a tunnel or an IP address and the database tells only identifiers.");

    public static final Setting<Duration> TOPOLOGY_REFRESH = Setting.named(
                    "topologyRefresh", MILLISECONDS, between(Duration.ofMillis(100), Duration.ofHours(1)), CLUSTER)
            .alias("clusterTopologyRefreshRateMs", "topology_refresh_ms")
            .byDefault(Duration.ofSeconds(30))
            .meaning("How often the cluster is asked for its hosts while all is well.");

    public static final Setting<FailoverMode> FAILOVER_MODE = Setting.named(
                    "failoverMode",
                    NONE,
                    new ChoiceType<>(List.of(FailoverMode.values()), FailoverMode::code),
                    FAILOVER)
            .alias("failover_mode")
            .byDefault(FailoverMode.AUTO)
            .meaning("Where a connection goes when its host is lost. With auto: reader-or-writer if the URL names a"
                    + " reader endpoint, else strict-writer.");

    public static final Setting<Duration> FAILOVER_TIMEOUT = Setting.named(
                    "failoverTimeout", MILLISECONDS, between(Duration.ZERO, Duration.ofHours(1)), FAILOVER)
            .alias("failoverTimeoutMs")
            .aliasInSeconds("failover_timeout_sec")
            .byDefault(Duration.ofSeconds(30))
            .meaning("The longest time from noticing a lost host to a new connection or an error, everything included."
                    + " 0 reports the loss at once and searches nothing.");

    public static final Setting<Boolean> CONNECT_FAILOVER = Setting.named(
                    "connectFailover", NONE, new FlagType(), FAILOVER)
            .alias("enableConnectFailover", "enable_connect_failover")
            .byDefault(true)
            .meaning("Whether opening a connection looks for another host when the first cannot be reached.");

    public static final Setting<Duration> SEARCH_INTERVAL = Setting.named(
                    "searchInterval", MILLISECONDS, between(Duration.ofMillis(10), Duration.ofSeconds(10)), FAILOVER)
            .alias("clusterTopologyHighRefreshRateMs", "cluster_topology_high_refresh_rate_ms")
            .byDefault(Duration.ofMillis(250))
            .meaning("The longest pause between two looks at a host while the writer is being searched. Pauses start at"
                    + " 10ms and grow with the outage.");

    public static final Setting<SelectionStrategy> READER_SELECTION = Setting.named(
                    "readerSelection",
                    NONE,
                    new ChoiceType<>(List.of(SelectionStrategy.values()), SelectionStrategy::code),
                    SELECTION)
            .alias("readerHostSelectorStrategy", "reader_host_selector_strategy")
            .alias("failoverReaderHostSelectorStrategy", "failover_reader_host_selector_strategy")
            .alias("initialConnectionHostSelectorStrategy", "initial_connection_host_selector_strategy")
            .alias("readerInitialConnectionHostSelectorStrategy", "reader_initial_connection_host_selector_strategy")
            .byDefault(SelectionStrategy.RANDOM)
            .meaning("How a reader is chosen among several, at connect, at failover and for reads alike.");

    public static final Setting<List<HostWeight>> ROUND_ROBIN_HOST_WEIGHT_PAIRS = Setting.named(
                    "roundRobinHostWeightPairs", NONE, new HostWeightsType(), SELECTION)
            .alias("round_robin_host_weight_pairs")
            .byDefault(List.of())
            .meaning("How many turns hosts have in a round, for roundRobin: instance-1:3,instance-2:1.");

    public static final Setting<Integer> ROUND_ROBIN_DEFAULT_WEIGHT = Setting.named(
                    "roundRobinDefaultWeight", NONE, new NumberType(1, HostWeight.MAX), SELECTION)
            .alias("round_robin_default_weight")
            .byDefault(1)
            .meaning("Turns of a host that roundRobinHostWeightPairs does not name.");

    public static final Setting<Boolean> FAILURE_DETECTION_ENABLED = Setting.named(
                    "failureDetectionEnabled", NONE, new FlagType(), DETECTION)
            .alias("failure_detection_enabled")
            .byDefault(true)
            .meaning("Whether hosts with calls that take long are asked whether they live, and calls on dead or demoted"
                    + " hosts are aborted.");

    public static final Setting<Duration> FAILURE_DETECTION_TIME = Setting.named(
                    "failureDetectionTime",
                    MILLISECONDS,
                    between(Duration.ofMillis(100), Duration.ofMinutes(10)),
                    DETECTION)
            .alias("failure_detection_time_ms")
            .byDefault(Duration.ofSeconds(3))
            .meaning("How long a host may leave questions unanswered until it is given up. The whole window: in other"
                    + " products this name is a grace before it, and time, interval and count add up.");

    public static final Setting<Duration> FAILURE_DETECTION_INTERVAL = Setting.named(
                    "failureDetectionInterval",
                    MILLISECONDS,
                    between(Duration.ofMillis(50), Duration.ofMinutes(1)),
                    DETECTION)
            .alias("failure_detection_interval_ms")
            .byDefault(Duration.ofMillis(500))
            .meaning(
                    "How long a call may be in flight until its host is asked whether it lives, and the pause until it is"
                            + " asked again while the call goes on. A host that answers is left alone, however slow the call.");

    public static final Setting<Integer> FAILURE_DETECTION_COUNT = Setting.named(
                    "failureDetectionCount", NONE, new NumberType(1, 100), DETECTION)
            .alias("failure_detection_count")
            .byDefault(3)
            .meaning(
                    "A question on an open connection is given up after this part of failureDetectionTime (3: a third);"
                            + " for the rest of the time the host is asked on a new connection, because the old one alone may be"
                            + " stuck.");

    public static final Setting<Duration> AUXILIARY_QUERY_TIMEOUT = Setting.named(
                    "auxiliaryQueryTimeout",
                    MILLISECONDS,
                    between(Duration.ofMillis(1), Duration.ofMinutes(10)),
                    DETECTION)
            .aliasInSeconds("auxiliary_query_timeout_sec")
            .byDefault(Duration.ofSeconds(5))
            .meaning("The longest time for one query of Lodestar's own (role, topology, dialect). The application's"
                    + " queries are not touched.");

    public static final Setting<Duration> CONNECT_TIMEOUT = Setting.named(
                    "connectTimeout", DRIVER, between(Duration.ZERO, Duration.ofMinutes(10)), CONNECTION)
            .aliasInSeconds("connect_timeout")
            .byDefault(Duration.ofSeconds(10))
            .meaning(
                    "The longest time to open one connection to one host. 0 sets no limit but that of the whole call.");

    public static final Setting<Duration> SOCKET_TIMEOUT = Setting.named(
                    "socketTimeout", DRIVER, between(Duration.ZERO, Duration.ofHours(24)), CONNECTION)
            .aliasInSeconds("socket_timeout")
            .byDefault(Duration.ZERO)
            .meaning("The longest silence of the server within one call; it ends long queries too. 0 sets no limit:"
                    + " failure detection finds dead hosts without it.");

    public static final Setting<Duration> LOGIN_TIMEOUT = Setting.named(
                    "loginTimeout", DRIVER, between(Duration.ZERO, Duration.ofMinutes(10)), CONNECTION)
            .byDefault(Duration.ZERO)
            .meaning(
                    "The longest time for opening a connection altogether, all hosts that are tried included. 0 sets no"
                            + " limit but failoverTimeout.");

    public static final Setting<Boolean> TCP_KEEP_ALIVE = Setting.named(
                    "tcpKeepAlive", NONE, new FlagType(), CONNECTION)
            .alias("tcp_keepalive")
            .byDefault(false)
            .meaning("Whether the operating system probes idle connections.");

    public static final Setting<Duration> TCP_KEEP_ALIVE_TIME = Setting.named(
                    "tcpKeepAliveTime", MILLISECONDS, keepAlive(), CONNECTION)
            .aliasInSeconds("tcp_keepalive_time")
            .meaning("Idle time before the first keep-alive probe, if tcpKeepAlive is on. Else the system's own.");

    public static final Setting<Duration> TCP_KEEP_ALIVE_INTERVAL = Setting.named(
                    "tcpKeepAliveInterval", MILLISECONDS, keepAlive(), CONNECTION)
            .aliasInSeconds("tcp_keepalive_interval")
            .meaning("Time between keep-alive probes, if tcpKeepAlive is on. Else the system's own.");

    public static final Setting<Integer> TCP_KEEP_ALIVE_PROBES = Setting.named(
                    "tcpKeepAliveProbes", NONE, new NumberType(1, 127), CONNECTION)
            .alias("tcp_keepalive_probes")
            .meaning("Unanswered keep-alive probes until the connection is closed, if tcpKeepAlive is on. Else the"
                    + " system's own.");

    public static final Setting<String> USER =
            Setting.named("user", NONE, new TextType("text"), LOGIN).meaning("The database user.");

    public static final Setting<Secret> PASSWORD = Setting.named("password", NONE, new SecretType(), LOGIN)
            .meaning("The password of the database user. Never shown in messages, logs or values.");

    public static final Setting<String> DATABASE = Setting.named("database", NONE, new TextType("text"), LOGIN)
            .meaning("The database to use. One in the path of the URL wins.");

    /** All settings, in the order of this file. */
    public static final List<Setting<?>> ALL = List.of(
            PLUGINS,
            DIALECT,
            CLUSTER_ID,
            CLUSTER_INSTANCE_HOST_PATTERN,
            TOPOLOGY_REFRESH,
            FAILOVER_MODE,
            FAILOVER_TIMEOUT,
            CONNECT_FAILOVER,
            SEARCH_INTERVAL,
            READER_SELECTION,
            ROUND_ROBIN_HOST_WEIGHT_PAIRS,
            ROUND_ROBIN_DEFAULT_WEIGHT,
            FAILURE_DETECTION_ENABLED,
            FAILURE_DETECTION_TIME,
            FAILURE_DETECTION_INTERVAL,
            FAILURE_DETECTION_COUNT,
            AUXILIARY_QUERY_TIMEOUT,
            CONNECT_TIMEOUT,
            SOCKET_TIMEOUT,
            LOGIN_TIMEOUT,
            TCP_KEEP_ALIVE,
            TCP_KEEP_ALIVE_TIME,
            TCP_KEEP_ALIVE_INTERVAL,
            TCP_KEEP_ALIVE_PROBES,
            USER,
            PASSWORD,
            DATABASE);

    private SettingsCatalog() {}

    /** The setting that has this name or alias, letter by letter. */
    public static Optional<Setting<?>> find(String name) {
        for (Setting<?> setting : ALL) {
            if (setting.spelling(name).isPresent()) {
                return Optional.of(setting);
            }
        }
        return Optional.empty();
    }

    /** Every name and alias, in the order of {@link #ALL}. */
    static List<String> names() {
        return ALL.stream()
                .flatMap(setting -> setting.spellings().stream())
                .map(Spelling::name)
                .toList();
    }

    private static DurationType between(Duration least, Duration most) {
        return DurationType.between(least, most);
    }

    /** What Linux takes for keep-alive: whole seconds that fit 15 bits. */
    private static DurationType keepAlive() {
        return between(Duration.ofSeconds(1), Duration.ofSeconds(32_767)).inWholeSeconds();
    }
}
