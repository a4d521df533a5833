package dev.lodestar.domain.settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One knob: everything there is to know about it, so that parsing, validation, driver property information and
 * documentation all say the same. Compared by identity: there is one object per setting, in {@link SettingsCatalog}.
 *
 * @param <T> the type of its values
 */
public final class Setting<T> {

    private final List<Spelling> spellings;
    private final SettingType<T> type;
    private final Optional<T> byDefault;
    private final SettingGroup group;
    private final String meaning;

    private Setting(Draft<T> draft, String meaning) {
        this.spellings = List.copyOf(draft.spellings);
        this.type = draft.type;
        this.byDefault = draft.byDefault;
        this.group = draft.group;
        this.meaning = meaning;
        byDefault.flatMap(type::complaintAbout).ifPresent(complaint -> {
            throw new IllegalArgumentException("The default of " + name() + " " + complaint.reason());
        });
    }

    /** Begins a setting; {@link Draft#meaning} completes it. */
    static <T> Draft<T> named(String name, BareUnit bareUnit, SettingType<T> type, SettingGroup group) {
        return new Draft<>(new Spelling(name, bareUnit), type, group);
    }

    /** Our name for it. */
    public String name() {
        return spellings.get(0).name();
    }

    /** All names, ours first. */
    public List<Spelling> spellings() {
        return spellings;
    }

    /** The names it has in the products users come from. */
    public List<Spelling> aliases() {
        return spellings.subList(1, spellings.size());
    }

    /** The spelling that is exactly this name; empty if the setting is not called so. */
    public Optional<Spelling> spelling(String name) {
        return spellings.stream()
                .filter(spelling -> spelling.name().equals(name))
                .findFirst();
    }

    public SettingType<T> type() {
        return type;
    }

    /** The value where none is given; empty where there is none, then the setting simply has no value. */
    public Optional<T> defaultValue() {
        return byDefault;
    }

    public SettingGroup group() {
        return group;
    }

    /** One or two sentences for people. */
    public String meaning() {
        return meaning;
    }

    /** Why a value must not be used; empty if it may. For values that come from code instead of text. */
    public Optional<SettingProblem> problemWith(T value) {
        return type.complaintAbout(value)
                .map(complaint -> SettingProblem.ofValue(this, name(), type.write(value), complaint));
    }

    @Override
    public String toString() {
        return name();
    }

    /** A setting in the making. */
    static final class Draft<T> {
        private final List<Spelling> spellings = new ArrayList<>();
        private final SettingType<T> type;
        private final SettingGroup group;
        private Optional<T> byDefault = Optional.empty();

        private Draft(Spelling ours, SettingType<T> type, SettingGroup group) {
            this.spellings.add(ours);
            this.type = type;
            this.group = group;
        }

        /** Names with the unit of the setting's own name. */
        Draft<T> alias(String... names) {
            for (String name : names) {
                spellings.add(new Spelling(name, spellings.get(0).bareUnit()));
            }
            return this;
        }

        /** A name that counts in seconds. */
        Draft<T> aliasInSeconds(String name) {
            spellings.add(new Spelling(name, BareUnit.SECONDS));
            return this;
        }

        Draft<T> byDefault(T value) {
            byDefault = Optional.of(value);
            return this;
        }

        Setting<T> meaning(String text) {
            return new Setting<>(this, text);
        }
    }
}
