package dev.lodestar.domain.settings;

import dev.lodestar.domain.dialect.DatabaseFamily;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Reads settings from text, whatever they were written in (URL, {@code Properties}, JSON). A name is, in this order:
 *
 * <ol>
 *   <li>one of ours or an alias;
 *   <li>a setting of another product that does nothing here (a notice);
 *   <li>a property of the target driver, passed on untouched;
 *   <li>a setting of another product that we do not have (a problem);
 *   <li>unknown (a problem, with the name that was likely meant).
 * </ol>
 *
 * @param family the database of the URL; it decides the unit of a bare number under a name of the driver's own
 * @param driverKnows whether the target driver has a property of this name
 */
public record SettingsReader(DatabaseFamily family, Predicate<String> driverKnows) {

    /**
     * Reads settings in the order given, which is also the order of problems and notices.
     *
     * @param given names and texts; where a name was given twice (URL and properties), the caller has decided
     */
    public ParsedSettings read(Map<String, String> given) {
        Harvest harvest = new Harvest(family);
        Map<String, String> driverProperties = new LinkedHashMap<>();
        given.forEach((name, text) -> {
            Optional<Setting<?>> ours = SettingsCatalog.find(name);
            Optional<RetiredSetting> retired = RetiredSetting.find(name);
            if (ours.isPresent()) {
                harvest.take(ours.get(), name, text);
            } else if (retired.isPresent()) {
                harvest.note(retired.get().notice(name));
            } else if (driverKnows.test(name)) {
                driverProperties.put(name, text);
            } else {
                harvest.blame(problemWithName(name));
            }
        });
        return harvest.settled(driverProperties);
    }

    private static SettingProblem problemWithName(String name) {
        return MissingSetting.find(name)
                .map(missing -> missing.problem(name))
                .orElseGet(() -> new SettingProblem(name, "Setting " + name + " is unknown.", likelyFix(name)));
    }

    private static String likelyFix(String name) {
        List<String> known = SettingsCatalog.names();
        return Words.likeliest(name, known)
                .map(likely -> "Did you mean " + likely + "?")
                .orElse("Neither Lodestar nor the target driver has it; remove it or correct its name.");
    }
}
