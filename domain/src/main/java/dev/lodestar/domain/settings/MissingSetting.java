package dev.lodestar.domain.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A setting of the products users come from that steers something Lodestar does not have. Giving one is a problem:
 * going on without it would do something else than was asked for.
 *
 * @param name the name in camel case; the same in snake case counts too. One that ends in {@code *} is a prefix
 * @param feature what it is about
 * @param fix what to do instead, as a sentence
 */
public record MissingSetting(String name, String feature, String fix) {

    private static final String REMOVE = "Remove the setting to go on without.";

    /** All of them. */
    public static final List<MissingSetting> ALL = Stream.of(
                    of(
                            "switching failover off by a flag",
                            "Remove the setting; to have no failover, leave failover out of plugins.",
                            "enableClusterAwareFailover",
                            "enableFailover"),
                    of(
                            "pools inside the driver",
                            "Put a connection pool over the data source instead.",
                            "connectionPoolType",
                            "cp-*"),
                    of("configuration profiles", "Give the settings one by one.", "wrapperProfileName", "profileName"),
                    of(
                            "AWS authentication",
                            "Give user and password instead.",
                            "iam*",
                            "secretsManager*",
                            "awsProfile",
                            "allowAwsLoginSession"),
                    of(
                            "federated login",
                            "Give user and password instead.",
                            "idp*",
                            "dbUser",
                            "appId",
                            "rpIdentifier",
                            "sslInsecure",
                            "sslSecure",
                            "httpClientSocketTimeout",
                            "httpClientConnectTimeout",
                            "httpRequestConnectTimeout"),
                    of(
                            "blue/green switchover",
                            REMOVE,
                            "bg*",
                            "bgdId",
                            "blue-green-monitoring-*",
                            "enableGreenNodeReplacement"),
                    of(
                            "Aurora Global Database",
                            REMOVE,
                            "gdb*",
                            "failoverHomeRegion",
                            "activeHomeFailoverMode",
                            "inactiveHomeFailoverMode",
                            "globalClusterInstanceHostPatterns",
                            "skipInactiveWriterClusterEndpointCheck",
                            "inactiveClusterWriterEndpointSubstitutionRole",
                            "verifyInactiveClusterWriterEndpointConnectionType"),
                    of("Aurora Limitless", REMOVE, "limitless*", "limitless-router-monitor-*"),
                    of(
                            "custom endpoint monitoring",
                            REMOVE,
                            "customEndpoint*",
                            "waitForCustomEndpointInfo",
                            "waitForCustomEndpointInfoTimeoutMs"),
                    of(
                            "read/write splitting",
                            "Use one data source for the writer and one for readers.",
                            "srw*",
                            "verifyInitialConnectionRole",
                            "verifyInitialConnectionType",
                            "verifyNewSrwConnections",
                            "cachedReaderKeepAliveTimeoutMs",
                            "queryLevelLoadBalancing",
                            "loadBalancingIncludeWriter",
                            "allowStatementRecreationOnConnectionSwitch",
                            "assumeWriteTransaction"),
                    of(
                            "choosing the role of an endpoint by hand",
                            "Use the endpoint that has the role.",
                            "endpointSubstitutionRole",
                            "verifyOpenedConnectionType"),
                    of(
                            "selection by these weights",
                            "Use readerSelection with roundRobinHostWeightPairs or lowestLoad.",
                            "weightedRandomHostWeightPairs",
                            "lowestLoadCpuWeight",
                            "lowestLoadLagWeight"),
                    of("selection by response time", REMOVE, "responseMeasurementIntervalMs", "frt-*"),
                    of(
                            "caching of results",
                            REMOVE,
                            "dataCacheTriggerCondition",
                            "cacheEndpointAddrRw",
                            "cacheEndpointAddrRo"),
                    of("column encryption", REMOVE, "kms.region", "encryptionMetadataSchema", "dataKeyCache*"),
                    of("renaming the driver", REMOVE, "wrapperDriverName"),
                    of("logging of statements", REMOVE, "enhancedLogQueryEnabled"))
            .flatMap(List::stream)
            .toList();

    /** The missing setting a name stands for. */
    public static Optional<MissingSetting> find(String name) {
        return ALL.stream()
                .filter(setting -> PeerName.matches(setting.name, name))
                .findFirst();
    }

    SettingProblem problem(String given) {
        return new SettingProblem(
                given, "Setting " + given + " is about " + feature + ", which Lodestar does not have.", fix);
    }

    private static List<MissingSetting> of(String feature, String fix, String... names) {
        return Arrays.stream(names)
                .map(name -> new MissingSetting(name, feature, fix))
                .toList();
    }
}
