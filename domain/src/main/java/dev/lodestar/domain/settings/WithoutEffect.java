package dev.lodestar.domain.settings;

import dev.lodestar.domain.selection.SelectionStrategy;
import java.util.ArrayList;
import java.util.List;

/** Finds settings that were given but do nothing because of another one. */
final class WithoutEffect {

    private static final List<Setting<?>> OF_KEEP_ALIVE = List.of(
            SettingsCatalog.TCP_KEEP_ALIVE_TIME,
            SettingsCatalog.TCP_KEEP_ALIVE_INTERVAL,
            SettingsCatalog.TCP_KEEP_ALIVE_PROBES);

    private static final List<Setting<?>> OF_ROUND_ROBIN =
            List.of(SettingsCatalog.ROUND_ROBIN_HOST_WEIGHT_PAIRS, SettingsCatalog.ROUND_ROBIN_DEFAULT_WEIGHT);

    private static final List<Setting<?>> OF_DETECTION = List.of(
            SettingsCatalog.FAILURE_DETECTION_TIME,
            SettingsCatalog.FAILURE_DETECTION_INTERVAL,
            SettingsCatalog.FAILURE_DETECTION_COUNT);

    private WithoutEffect() {}

    static List<SettingNotice> in(Settings settings) {
        List<SettingNotice> notices = new ArrayList<>();
        if (!settings.value(SettingsCatalog.TCP_KEEP_ALIVE)) {
            notices.addAll(unless("tcpKeepAlive=true", OF_KEEP_ALIVE, settings));
        }
        if (settings.value(SettingsCatalog.READER_SELECTION) != SelectionStrategy.ROUND_ROBIN) {
            notices.addAll(unless("readerSelection=roundRobin", OF_ROUND_ROBIN, settings));
        }
        if (!settings.value(SettingsCatalog.FAILURE_DETECTION_ENABLED)) {
            notices.addAll(unless("failureDetectionEnabled=true", OF_DETECTION, settings));
        }
        return notices;
    }

    private static List<SettingNotice> unless(String condition, List<Setting<?>> affected, Settings settings) {
        return affected.stream()
                .filter(settings::isGiven)
                .map(setting -> new SettingNotice(
                        setting.name(), "Setting " + setting + " has no effect without " + condition + "."))
                .toList();
    }
}
