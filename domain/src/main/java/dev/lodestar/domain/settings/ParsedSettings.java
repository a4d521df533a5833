package dev.lodestar.domain.settings;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What reading a list of settings gave. Whoever opens connections must refuse to if there are problems.
 *
 * @param settings what was understood; whatever has a problem has its default here
 * @param driverProperties what belongs to the target driver, untouched, in the order given
 * @param problems mistakes, in the order of the settings
 * @param notices things to log once
 */
public record ParsedSettings(
        Settings settings,
        Map<String, String> driverProperties,
        List<SettingProblem> problems,
        List<SettingNotice> notices) {

    public ParsedSettings {
        driverProperties = Collections.unmodifiableMap(new LinkedHashMap<>(driverProperties));
        problems = List.copyOf(problems);
        notices = List.copyOf(notices);
    }

    public boolean isUsable() {
        return problems.isEmpty();
    }

    /** All problems, one a line. */
    public String problemText() {
        return problems.stream().map(SettingProblem::message).collect(Collectors.joining("\n"));
    }

    /** Names the driver's properties but not their values: some of them are secrets. */
    @Override
    public String toString() {
        return "settings " + settings + ", driver properties " + driverProperties.keySet() + ", problems " + problems
                + ", notices " + notices;
    }
}
