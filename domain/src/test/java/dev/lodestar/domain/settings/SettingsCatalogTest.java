package dev.lodestar.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.DatabaseFamily;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsCatalogTest {

    static Stream<Setting<?>> all() {
        return SettingsCatalog.ALL.stream();
    }

    @Test
    void every_constant_is_listed_in_the_order_of_the_file() throws IllegalAccessException {
        List<Object> constants = new ArrayList<>();
        for (Field field : SettingsCatalog.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers()) && field.getType() == Setting.class) {
                constants.add(field.get(null));
            }
        }
        assertEquals(constants, SettingsCatalog.ALL);
    }

    @Test
    void no_name_stands_for_two_things() {
        List<String> names = SettingsCatalog.names();
        assertEquals(names.size(), new LinkedHashSet<>(names).size());
        for (String name : names) {
            assertEquals(Optional.empty(), RetiredSetting.find(name), name);
            assertEquals(Optional.empty(), MissingSetting.find(name), name);
        }
        for (RetiredSetting retired : RetiredSetting.ALL) {
            assertEquals(Optional.empty(), MissingSetting.find(retired.name()), retired.name());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_setting_is_found_by_each_of_its_names(Setting<?> setting) {
        for (Spelling spelling : setting.spellings()) {
            assertEquals(setting, SettingsCatalog.find(spelling.name()).orElseThrow());
        }
        assertEquals(Optional.empty(), SettingsCatalog.find(setting.name().toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_setting_says_what_it_means_in_few_words(Setting<?> setting) {
        assertTrue(setting.meaning().endsWith("."), setting.meaning());
        assertTrue(setting.meaning().length() < 250, setting.meaning());
        assertFalse(setting.type().description().isBlank());
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_default_written_as_text_is_read_back(Setting<?> setting) {
        assertReadBack(setting);
    }

    private static <T> void assertReadBack(Setting<T> setting) {
        setting.defaultValue().ifPresent(value -> {
            String text = setting.type().write(value);
            assertEquals(
                    value,
                    setting.type().read(text, BareUnit.MILLISECONDS).value().orElseThrow());
        });
    }

    @ParameterizedTest(name = "{0} is {1} by default")
    @CsvSource(delimiter = '|', textBlock = """
        plugins                   | initialConnection,connectionTracker,failover,hostMonitoring
        dialect                   | auto
        topologyRefresh           | 30s
        searchInterval            | 250ms
        failoverMode              | auto
        failoverTimeout           | 30s
        connectFailover           | true
        readerSelection           | random
        roundRobinHostWeightPairs | ''
        roundRobinDefaultWeight   | 1
        failureDetectionEnabled   | true
        failureDetectionTime      | 3s
        failureDetectionInterval  | 500ms
        failureDetectionCount     | 3
        auxiliaryQueryTimeout     | 5s
        connectTimeout            | 10s
        socketTimeout             | 0
        loginTimeout              | 0
        tcpKeepAlive              | false
        """)
    void defaults(String name, String text) {
        assertEquals(text, written(SettingsCatalog.find(name).orElseThrow()));
    }

    private static <T> String written(Setting<T> setting) {
        return setting.type().write(setting.defaultValue().orElseThrow());
    }

    @Test
    void values_are_those_given_else_the_defaults() {
        Settings settings = Settings.defaults().with(SettingsCatalog.FAILOVER_TIMEOUT, Duration.ZERO);
        assertEquals(Duration.ZERO, settings.value(SettingsCatalog.FAILOVER_TIMEOUT));
        assertTrue(settings.isGiven(SettingsCatalog.FAILOVER_TIMEOUT));
        assertEquals(Duration.ofSeconds(30), settings.value(SettingsCatalog.TOPOLOGY_REFRESH));
        assertFalse(settings.isGiven(SettingsCatalog.TOPOLOGY_REFRESH));
        assertEquals(Optional.empty(), settings.find(SettingsCatalog.USER));
        assertThrows(NoSuchElementException.class, () -> settings.value(SettingsCatalog.USER));
        assertFalse(Settings.defaults().isGiven(SettingsCatalog.FAILOVER_TIMEOUT));
    }

    @ParameterizedTest(name = "<{0}>")
    @CsvSource({
        "PT-1S, is negative.",
        "PT2H, is more than 1h.",
        "PT0.0000001S, is no multiple of 1ms.",
        "PT2562047788015215H, is more than 1h."
    })
    void values_from_code_have_the_same_bounds(Duration value, String reason) {
        Setting<Duration> setting = SettingsCatalog.FAILOVER_TIMEOUT;
        String message = setting.problemWith(value).orElseThrow().message();
        assertTrue(message.contains(reason) && message.startsWith("failoverTimeout="), message);
        assertThrows(IllegalArgumentException.class, () -> Settings.defaults().with(setting, value));
    }

    @Test
    void reading_what_settings_print_gives_the_same_settings() {
        Settings settings = Settings.defaults()
                .with(SettingsCatalog.PLUGINS, List.of("failover"))
                .with(SettingsCatalog.CONNECT_TIMEOUT, Duration.ofMillis(1500))
                .with(SettingsCatalog.FAILOVER_MODE, FailoverMode.STRICT_READER)
                .with(SettingsCatalog.FAILURE_DETECTION_TIME, Duration.ofMinutes(2));
        assertEquals(
                "{plugins=failover, connectTimeout=1500ms, failoverMode=strict-reader, failureDetectionTime=2m}",
                settings.toString());
        Map<String, String> texts = new LinkedHashMap<>();
        for (String pair : settings.toString().replaceAll("[{}]", "").split(", ")) {
            texts.put(pair.split("=")[0], pair.split("=")[1]);
        }
        assertEquals(
                settings,
                new SettingsReader(DatabaseFamily.MYSQL, name -> false)
                        .read(texts)
                        .settings());
    }
}
