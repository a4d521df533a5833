package dev.lodestar.domain.endpoint;

import java.util.List;

/**
 * What RDS wrote into a host name, read from the right, label by label. The grammar is at {@link Endpoint}.
 *
 * @param name what stands before the mark
 * @param domain id and everything after it; empty where no instances can be told from the name
 * @param region empty where the name has none
 */
record RdsName(EndpointKind kind, String name, String domain, String region) {

    /** Not a name that RDS hands out. */
    static final RdsName NONE = new RdsName(EndpointKind.OTHER, "", "", "");

    /** DNS suffixes of Amazon's partitions: commercial, European, GovCloud, China, and the isolated ones. */
    private static final List<String> SUFFIXES = List.of(
            ".amazonaws.com",
            ".amazonaws.com.cn",
            ".amazonaws.eu",
            ".amazonaws.au",
            ".amazonaws.uk",
            ".c2s.ic.gov",
            ".sc2s.sgov.gov");

    private static final String GLOBAL_MARK = "global-";
    private static final String ENDPOINT_OF_PROXY = ".endpoint";

    static RdsName parse(String hostName) {
        if (hostName.startsWith(".") || hostName.contains("..")) {
            return NONE;
        }
        for (String suffix : SUFFIXES) {
            if (hostName.endsWith(suffix)) {
                return parse(hostName.substring(0, hostName.length() - suffix.length()), suffix);
            }
        }
        return NONE;
    }

    private static RdsName parse(String beforeSuffix, String suffix) {
        List<String> labels = List.of(beforeSuffix.split("\\."));
        int count = labels.size();
        if (count < 3) {
            return NONE;
        }
        String last = labels.get(count - 1);
        String secondLast = labels.get(count - 2);
        if (secondLast.equals("elb") && isRegion(last)) {
            return new RdsName(EndpointKind.OTHER, "", "", last);
        }
        String region = isService(last) ? secondLast : last;
        if (count < 4 || !(isService(last) || isService(secondLast)) || !isRegion(region)) {
            return NONE;
        }
        String name = String.join(".", labels.subList(0, count - 3));
        String tail = "." + secondLast + "." + last + suffix;
        String markedId = labels.get(count - 3);
        return region.equals("global") ? global(name, markedId) : regional(name, markedId, tail, region);
    }

    private static RdsName global(String name, String markedId) {
        boolean marked = markedId.startsWith(GLOBAL_MARK) && isId(markedId.substring(GLOBAL_MARK.length()));
        return marked ? new RdsName(EndpointKind.GLOBAL_WRITER, name, "", "") : NONE;
    }

    private static RdsName regional(String name, String markedId, String tail, String region) {
        for (Mark mark : Mark.values()) {
            if (markedId.startsWith(mark.text) && isId(markedId.substring(mark.text.length()))) {
                String domain = markedId.substring(mark.text.length()) + tail;
                boolean ofProxy = mark == Mark.PROXY && name.endsWith(ENDPOINT_OF_PROXY);
                return ofProxy
                        ? new RdsName(EndpointKind.PROXY_ENDPOINT, withoutEndpoint(name), domain, region)
                        : new RdsName(mark.kind, name, domain, region);
            }
        }
        return NONE;
    }

    private static String withoutEndpoint(String name) {
        return name.substring(0, name.length() - ENDPOINT_OF_PROXY.length());
    }

    private static boolean isService(String label) {
        return label.equals("rds") || label.equals("rds-fips");
    }

    private static boolean isRegion(String label) {
        return !label.isEmpty() && label.chars().allMatch(character -> character == '-' || isLetterOrDigit(character));
    }

    private static boolean isId(String text) {
        return !text.isEmpty() && text.chars().allMatch(RdsName::isLetterOrDigit);
    }

    private static boolean isLetterOrDigit(int character) {
        return (character >= 'a' && character <= 'z') || (character >= '0' && character <= '9');
    }

    /** The words before the id. An id holds no hyphen, so at most one mark fits. */
    private enum Mark {
        WRITER("cluster-", EndpointKind.CLUSTER_WRITER),
        READER("cluster-ro-", EndpointKind.CLUSTER_READER),
        CUSTOM("cluster-custom-", EndpointKind.CLUSTER_CUSTOM),
        PROXY("proxy-", EndpointKind.PROXY),
        SHARD_GROUP("shardgrp-", EndpointKind.SHARD_GROUP),
        NONE("", EndpointKind.INSTANCE);

        private final String text;
        private final EndpointKind kind;

        Mark(String text, EndpointKind kind) {
            this.text = text;
            this.kind = kind;
        }
    }
}
