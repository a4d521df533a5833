package dev.lodestar.domain.settings;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Renders all settings as the reference page {@code docs/reference/settings.md}. */
public final class SettingsTable {

    private static final String HEAD = """
        # Settings

        Generated from `SettingsCatalog`; do not edit. To write it anew:
        `mvn -pl domain test -Dtest=SettingsReferenceTest -Dlodestar.docs.write=true`

        Settings stand in the URL after `?`, in `Properties`, or are set on a builder. Names are case sensitive.
        Durations are written `500ms`, `5s`, `2m`, `1h` or `0`; a number without a unit is taken in the unit given
        with the name, milliseconds for Lodestar's own. What is not listed here goes to the target driver untouched
        if the driver knows it; anything else is an error that names the likely fix.

        """;

    private SettingsTable() {}

    /** The whole page, with {@code \n} at the end of every line. */
    public static String markdown() {
        StringBuilder page = new StringBuilder(HEAD);
        for (SettingGroup group : SettingGroup.values()) {
            page.append("## ").append(group.title()).append("\n\n");
            page.append("| setting | also known as | type | default | meaning |\n|---|---|---|---|---|\n");
            SettingsCatalog.ALL.stream()
                    .filter(setting -> setting.group() == group)
                    .forEach(setting -> page.append(row(setting)));
            page.append('\n');
        }
        page.append(retired()).append('\n').append(missing());
        return page.toString();
    }

    private static <T> String row(Setting<T> setting) {
        String aliases = setting.aliases().stream().map(SettingsTable::spelled).collect(Collectors.joining(", "));
        String standard = setting.defaultValue()
                .map(value -> code(setting.type().write(value)))
                .orElse("–");
        Spelling ours = setting.spellings().get(0);
        String name = ours.bareUnit() == BareUnit.DRIVER ? spelled(ours) : code(ours.name());
        return cells(name, aliases, setting.type().description(), standard, setting.meaning());
    }

    private static String spelled(Spelling spelling) {
        String unit = spelling.bareUnit().symbol();
        return code(spelling.name()) + (unit.isEmpty() ? "" : " (" + unit + ")");
    }

    private static String retired() {
        String rows = RetiredSetting.ALL.stream()
                .map(setting -> cells(code(setting.name()), setting.reason()))
                .collect(Collectors.joining());
        return "## Accepted without effect\n\nSettings of the AWS wrappers, in camel case or snake case, that steer"
                + " something which does not exist here. They are reported once and do no harm.\n\n"
                + "| setting | why it does nothing |\n|---|---|\n" + rows;
    }

    private static String missing() {
        List<String> features = MissingSetting.ALL.stream()
                .map(MissingSetting::feature)
                .distinct()
                .toList();
        String rows = features.stream().map(SettingsTable::missingRow).collect(Collectors.joining());
        return "## Refused\n\n"
                + "Settings of the AWS wrappers that steer something Lodestar does not have. They are refused, because"
                + " going on without them would do something else than was asked for.\n\n"
                + "| about | settings | instead |\n"
                + "|---|---|---|\n" + rows;
    }

    private static String missingRow(String feature) {
        List<MissingSetting> settings = MissingSetting.ALL.stream()
                .filter(setting -> setting.feature().equals(feature))
                .toList();
        String names = settings.stream().map(setting -> code(setting.name())).collect(Collectors.joining(", "));
        return cells(feature, names, settings.get(0).fix());
    }

    private static String code(String text) {
        return text.isEmpty() ? "empty" : "`" + text + "`";
    }

    private static String cells(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> cell.replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
