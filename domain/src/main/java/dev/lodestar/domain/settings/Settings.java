package dev.lodestar.domain.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Values of settings: those given, and the defaults of all others. Immutable; printing it shows no secret. */
public final class Settings {

    private static final Settings DEFAULTS = new Settings(Collections.emptyMap());

    private final Map<Setting<?>, Object> given;

    private Settings(Map<Setting<?>, Object> given) {
        this.given = given;
    }

    /** Nothing given. */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /**
     * These settings with one more value given.
     *
     * @throws IllegalArgumentException if the value is out of bounds; {@link Setting#problemWith} tells beforehand
     */
    public <T> Settings with(Setting<T> setting, T value) {
        setting.problemWith(value).ifPresent(problem -> {
            throw new IllegalArgumentException(problem.message());
        });
        Map<Setting<?>, Object> more = new LinkedHashMap<>(given);
        more.put(setting, value);
        return new Settings(Collections.unmodifiableMap(more));
    }

    /**
     * The value given, else the default.
     *
     * @throws NoSuchElementException if there is neither; settings without a default are asked with {@link #find}
     */
    public <T> T value(Setting<T> setting) {
        return find(setting).orElseThrow(() -> new NoSuchElementException("Nobody gave " + setting + "."));
    }

    /** The value given, else the default, else nothing. */
    public <T> Optional<T> find(Setting<T> setting) {
        Optional<T> value = given(setting);
        return value.isPresent() ? value : setting.defaultValue();
    }

    /** Whether a value was given, even if it equals the default. */
    public boolean isGiven(Setting<?> setting) {
        return given.containsKey(setting);
    }

    /** Only {@link #with} writes the map, so a value has the type of its setting. */
    @SuppressWarnings("unchecked")
    private <T> Optional<T> given(Setting<T> setting) {
        return Optional.ofNullable((T) given.get(setting));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && settings.given.equals(given);
    }

    @Override
    public int hashCode() {
        return given.hashCode();
    }

    /** What was given, in order; secrets are hidden. */
    @Override
    public String toString() {
        return given.keySet().stream().map(this::written).collect(Collectors.joining(", ", "{", "}"));
    }

    private <T> String written(Setting<T> setting) {
        return setting + "=" + setting.type().write(value(setting));
    }
}
