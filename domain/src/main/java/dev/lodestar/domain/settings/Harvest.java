package dev.lodestar.domain.settings;

import dev.lodestar.domain.dialect.DatabaseFamily;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Collects what one reading of settings gives. Lives as long as {@link SettingsReader#read} runs. */
final class Harvest {

    private final DatabaseFamily family;
    private final Map<Setting<?>, Given> firstGiven = new LinkedHashMap<>();
    private final List<SettingProblem> problems = new ArrayList<>();
    private final List<SettingNotice> notices = new ArrayList<>();
    private Settings settings = Settings.defaults();

    Harvest(DatabaseFamily family) {
        this.family = family;
    }

    void blame(SettingProblem problem) {
        problems.add(problem);
    }

    void note(SettingNotice notice) {
        notices.add(notice);
    }

    /** Takes a text that was given under one of the names of a setting. */
    <T> void take(Setting<T> setting, String name, String text) {
        BareUnit unit = setting.spelling(name)
                .map(spelling -> spelling.bareUnit().in(family))
                .orElseThrow();
        Reading<T> reading = setting.type().read(text, unit);
        Optional<Complaint> complaint =
                reading.complaint().or(() -> reading.value().flatMap(setting.type()::complaintAbout));
        if (complaint.isPresent()) {
            Complaint withUnit = UnitAdvice.extend(complaint.get(), text, unit);
            blame(SettingProblem.ofValue(setting, name, text, withUnit));
            return;
        }
        UnitAdvice.doubt(setting, name, text, family).ifPresent(this::note);
        reading.value().ifPresent(value -> keep(setting, new Given(name, text, value), value));
    }

    /** The first value given stays; another one under another name contradicts it. */
    private <T> void keep(Setting<T> setting, Given given, T value) {
        Given first = firstGiven.putIfAbsent(setting, given);
        if (first == null) {
            settings = settings.with(setting, value);
        } else if (!first.value.equals(value)) {
            blame(contradiction(setting, first, given));
        }
    }

    private static SettingProblem contradiction(Setting<?> setting, Given first, Given second) {
        boolean secret = setting.type().isSecret();
        String reason = secret
                ? second.name + " contradicts " + first.name + ": they are two names of one setting."
                : second + " contradicts " + first + ": they are two names of one setting.";
        return new SettingProblem(second.name, reason, "Keep one of them, best " + setting.name() + ".");
    }

    ParsedSettings settled(Map<String, String> driverProperties) {
        WithoutEffect.in(settings).forEach(this::note);
        return new ParsedSettings(settings, driverProperties, problems, notices);
    }

    /** One value under one name. */
    private record Given(String name, String text, Object value) {
        @Override
        public String toString() {
            return name + "=" + text;
        }
    }
}
