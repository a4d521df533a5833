package dev.lodestar.domain.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lodestar.domain.dialect.DatabaseFamily;
import dev.lodestar.domain.property.Property;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What holds whatever a person writes under whatever name. */
class SettingsPropertyTest {

    private static final int CASES = 5_000;

    /** Texts that mean something to some setting, and the pieces that people make nonsense of. */
    private static final List<String> PIECES = List.of(
            "0",
            "1",
            "5",
            "30",
            "100",
            "1000",
            "99999999999",
            "-",
            "+",
            ".",
            "ms",
            "s",
            "m",
            "h",
            "d",
            "sec",
            " ",
            "\t",
            "true",
            "FALSE",
            "yes",
            "auto",
            "random",
            "round_robin",
            "strict-writer",
            "reader_or_writer",
            "failover",
            "hostMonitoring",
            ",",
            ":",
            "a",
            "a:1",
            "?",
            "?.example.org",
            "..",
            "%",
            "\u0000",
            "\u0665",
            "\u00e9",
            "\ud83d");

    private static String text(SplittableRandom random) {
        return String.join("", Property.several(random, 0, 4, dice -> Property.pick(dice, PIECES)));
    }

    private static ParsedSettings read(DatabaseFamily family, Map<String, String> given) {
        return new SettingsReader(family, name -> false).read(given);
    }

    @Test
    void aTextIsAValueInBoundsOrOneProblemThatNamesSettingAndFix() {
        for (String name : SettingsCatalog.names()) {
            Setting<?> setting = SettingsCatalog.find(name).orElseThrow();
            for (DatabaseFamily family : DatabaseFamily.values()) {
                Property.forAll(
                        100,
                        random -> Property.several(random, 0, 4, dice -> Property.pick(dice, PIECES)),
                        pieces -> judge(setting, name, String.join("", pieces), family));
            }
        }
    }

    private static <T> void judge(Setting<T> setting, String name, String text, DatabaseFamily family) {
        ParsedSettings parsed = read(family, Map.of(name, text));
        if (parsed.isUsable()) {
            T value = parsed.settings().value(setting);
            assertEquals(Optional.empty(), setting.problemWith(value));
            assertReadsBack(setting, value, family);
            return;
        }
        assertEquals(1, parsed.problems().size());
        SettingProblem problem = parsed.problems().get(0);
        assertEquals(name, problem.setting());
        assertTrue(problem.reason().contains(name), problem.message());
        assertFalse(problem.fix().isBlank(), problem.message());
        assertFalse(parsed.settings().isGiven(setting), "A refused value is not used");
    }

    /** What we write of a value, in the documentation and in messages, is understood as that value. */
    private static <T> void assertReadsBack(Setting<T> setting, T value, DatabaseFamily family) {
        if (!setting.type().isSecret()) {
            BareUnit unit = setting.spellings().get(0).bareUnit().in(family);
            assertEquals(
                    Optional.of(value),
                    setting.type().read(setting.type().write(value), unit).value());
        }
    }

    /** One letter wrong in a known name: the message offers a name that is at least as near as the one meant. */
    @Test
    void aMistypedNameIsAnsweredWithOneThatIsLikelyMeant() {
        Property.forAll(
                CASES,
                random -> List.of(Property.pick(random, SettingsCatalog.names()), mistype(random)),
                SettingsPropertyTest::suggests);
    }

    /** Where, and how: {@code 7-}, {@code 7~}, {@code 7+x}. */
    private static String mistype(SplittableRandom random) {
        return random.nextInt(40) + Property.pick(random, List.of("-", "~", "+x", "+_", "=q"));
    }

    private static void suggests(List<String> nameAndMistake) {
        if (nameAndMistake.size() < 2) {
            return;
        }
        String meant = nameAndMistake.get(0);
        String typed = mistyped(meant, nameAndMistake.get(1));
        boolean means = SettingsCatalog.find(typed).isPresent()
                || RetiredSetting.find(typed).isPresent()
                || MissingSetting.find(typed).isPresent();
        if (means) {
            return;
        }
        String message = read(DatabaseFamily.POSTGRESQL, Map.of(typed, "x"))
                .problems()
                .get(0)
                .message();
        String suggested = message.replaceAll("(?s).*Did you mean ([^?]*)\\?.*", "$1");
        assertTrue(SettingsCatalog.names().contains(suggested), message);
        assertTrue(distance(typed, suggested) <= distance(typed, meant), typed + ": " + message);
    }

    private static int distance(String one, String other) {
        return Words.distance(Words.bare(one), Words.bare(other), 100);
    }

    private static String mistyped(String name, String mistake) {
        int split = (int) mistake.chars().takeWhile(Character::isDigit).count();
        int at = Integer.parseInt(mistake.substring(0, split)) % (name.length() - 1);
        String letters = mistake.substring(split + 1);
        return switch (mistake.charAt(split)) {
            case '-' -> name.substring(0, at) + name.substring(at + 1);
            case '~' -> name.substring(0, at) + name.charAt(at + 1) + name.charAt(at) + name.substring(at + 2);
            case '+' -> name.substring(0, at) + letters + name.substring(at);
            default -> name.substring(0, at) + letters + name.substring(at + 1);
        };
    }

    /** Problems of one setting do not depend on what else is given; only two names of one setting do. */
    @Test
    void settingsAreJudgedOneByOne() {
        Property.forAll(
                CASES, random -> Property.several(random, 0, 5, dice -> List.of(name(dice), text(dice))), pairs -> {
                    Map<String, String> given = new LinkedHashMap<>();
                    pairs.forEach(pair -> given.put(pair.get(0), pair.get(1)));
                    long alone = given.entrySet().stream()
                            .filter(entry -> !read(DatabaseFamily.MYSQL, Map.of(entry.getKey(), entry.getValue()))
                                    .isUsable())
                            .count();
                    long contradictions = read(DatabaseFamily.MYSQL, given).problems().stream()
                            .filter(problem -> problem.reason().contains("contradicts"))
                            .count();
                    assertEquals(
                            alone + contradictions,
                            read(DatabaseFamily.MYSQL, given).problems().size());
                });
    }

    private static String name(SplittableRandom random) {
        return Property.pick(random, SettingsCatalog.names());
    }
}
