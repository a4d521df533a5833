package dev.lodestar.domain.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.lodestar.domain.cluster.HostAddress;
import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.property.Property;
import dev.lodestar.domain.settings.Setting;
import dev.lodestar.domain.settings.Settings;
import dev.lodestar.domain.settings.SettingsCatalog;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The forms in which a person can say the same thing agree. */
class ClusterPlanPropertyTest {

    private static final int CASES = 2_000;

    private static final List<String> TEXTS = List.of(
            "",
            "0",
            "5",
            "30s",
            "250ms",
            "2m",
            "-1",
            "true",
            "false",
            "auto",
            "failover",
            "lowestLoad",
            "strict-reader",
            "a:1,b:2",
            "?.example.org:5433",
            "p&q=r%s+t u",
            "\u00e4\ud83d\ude80",
            "1,2",
            "{\"a\":1}");

    private static final List<String> OF_THE_DRIVER = List.of("ApplicationName", "options", "sslmode");

    /** A name and a text. */
    private record Pair(String name, String text) {}

    private static List<Pair> pairs(SplittableRandom random) {
        return Property.several(
                random,
                0,
                6,
                dice -> new Pair(
                        Property.pick(
                                dice,
                                dice.nextInt(4) == 0
                                        ? OF_THE_DRIVER
                                        : SettingsCatalog.ALL.stream()
                                                .map(Setting::name)
                                                .toList()),
                        Property.pick(dice, TEXTS)));
    }

    private static Map<String, String> map(List<Pair> pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        pairs.forEach(pair -> map.put(pair.name(), pair.text()));
        return map;
    }

    private static String encoded(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static ClusterUrl url(String text) {
        return assertInstanceOf(ClusterUrl.Reading.Good.class, ClusterUrl.read(text))
                .url();
    }

    private static ClusterPlan.Reading plan(ClusterUrl url, Map<String, String> properties) {
        return ClusterPlan.read(url, properties, OF_THE_DRIVER::contains, List.of());
    }

    @Test
    void urlAndPropertiesSayTheSame() {
        Property.forAll(CASES, ClusterPlanPropertyTest::pairs, pairs -> {
            Map<String, String> given = map(pairs);
            ClusterPlan.Reading inUrl = plan(url("postgresql://a,b/db?" + encoded(given)), Map.of());
            ClusterPlan.Reading inProperties = plan(url("postgresql://a,b/db"), given);
            assertEquals(said(inProperties), said(inUrl));
        });
    }

    /** Values given by code, one after the other, are the values read from text. */
    @Test
    void textAndCodeSayTheSame() {
        Property.forAll(CASES, ClusterPlanPropertyTest::pairs, pairs -> {
            if (plan(url("postgresql://a,b/db"), map(pairs)) instanceof ClusterPlan.Reading.Good good) {
                Settings read = good.plan().settings();
                Settings built = Settings.defaults();
                for (Setting<?> setting : SettingsCatalog.ALL) {
                    built = copy(setting, read, built);
                }
                assertEquals(read, built);
            }
        });
    }

    private static <T> Settings copy(Setting<T> setting, Settings from, Settings to) {
        return from.isGiven(setting) ? to.with(setting, from.value(setting)) : to;
    }

    /** The problem, or everything that the plan says. */
    private static String said(ClusterPlan.Reading reading) {
        if (reading instanceof ClusterPlan.Reading.Bad bad) {
            return bad.problem();
        }
        ClusterPlan plan = ((ClusterPlan.Reading.Good) reading).plan();
        return plan.settings() + " " + plan.driverProperties() + " " + plan.notices();
    }

    @Test
    void aUrlWrittenFromItsPartsIsReadAsThoseParts() {
        Property.forAll(CASES, ClusterPlanPropertyTest::pairs, pairs -> {
            Map<String, String> parameters = map(pairs);
            List<HostAddress> hosts = List.of(
                    new HostAddress("db." + pairs.size(), 5432 + pairs.size()),
                    new HostAddress("::" + pairs.size(), 6000),
                    new HostAddress("10.0.0." + pairs.size(), 1));
            String name = pairs.isEmpty() ? "app" : "a/b " + pairs.get(0).text();
            String authority = hosts.stream().map(HostAddress::toString).collect(Collectors.joining(","));
            ClusterUrl url = url("mysql://" + authority + "/" + encoded(name) + "?" + encoded(parameters));
            assertEquals(new ClusterUrl(DatabaseFamily.MYSQL, hosts, Optional.of(name), parameters), url);
        });
    }

    @Test
    void whatWasReadDoesNotChangeWithItsSource() {
        Map<String, String> shared = new LinkedHashMap<>(Map.of("failoverTimeout", "5s", "sslmode", "require"));
        ClusterPlan.Reading reading = plan(url("postgresql://a/db"), shared);
        String before = said(reading);
        shared.put("failoverTimeout", "7s");
        shared.put("sslmode", "disable");
        assertEquals(before, said(reading));
    }
}
