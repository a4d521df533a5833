package dev.lodestar.architecture;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every rule holds for all modules, and convicts the guilty. */
class ArchitectureTest {
    private static final List<Class<?>> HOLDERS = List.of(
            ModuleRules.class,
            DomainRules.class,
            DomainOrderRules.class,
            AdapterRules.class,
            HabitRules.class,
            NameRules.class);

    @TestFactory
    Stream<DynamicNode> rules() {
        return HOLDERS.stream()
                .flatMap(holder -> Arrays.stream(holder.getDeclaredFields()))
                .filter(field -> field.getType() == ArchRule.class)
                .map(ArchitectureTest::holdsAndBites);
    }

    /** An empty or half import must not pass. The numbers are a good part of what is there, not all of it. */
    @ParameterizedTest
    @CsvSource({"domain, 250", "ports, 10", "jdbc, 80", "vertx, 40", "aws, 1", "testkit, 80"})
    void noModuleIsMissing(String module, int least) {
        String inPackage = "dev.lodestar." + module;
        long seen = OurClasses.ALL.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.equals(inPackage) || name.startsWith(inPackage + "."))
                .count();
        assertTrue(seen >= least, () -> "only " + seen + " classes of " + inPackage);
    }

    @Test
    void theGuiltyAreNotAmongThoseWhoAreJudged() {
        assertFalse(OurClasses.ALL.stream()
                .anyMatch(judged -> judged.getSimpleName().startsWith("Guilty")));
    }

    /** An exception must not outlive the code that it was made for. */
    @Test
    void everyExceptionIsStillNeeded() {
        List<String> units = OurClasses.ALL.stream()
                .flatMap(one -> one.getCodeUnits().stream())
                .map(JavaCodeUnit::getFullName)
                .toList();
        assertTrue(units.containsAll(DomainOrderRules.harmless()), () -> "gone: " + DomainOrderRules.harmless());
    }

    private static DynamicNode holdsAndBites(Field field) {
        ArchRule rule = ruleIn(field);
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(dynamicTest("holds", () -> rule.check(OurClasses.ALL)));
        List<Class<?>[]> guilty = guilty(field);
        tests.add(dynamicTest("names the guilty", () -> assertFalse(guilty.isEmpty(), "a rule that convicts nobody")));
        guilty.forEach(gang -> tests.add(dynamicTest("bites " + gang[0].getSimpleName(), () -> bites(rule, gang))));
        return dynamicContainer(field.getName().replace('_', ' '), tests);
    }

    private static List<Class<?>[]> guilty(Field field) {
        Optional<Bites> bites = Optional.ofNullable(field.getAnnotation(Bites.class));
        Stream<Class<?>[]> single =
                bites.stream().flatMap(named -> Arrays.stream(named.value())).map(one -> new Class<?>[] {one});
        Stream<Class<?>[]> gangs =
                bites.stream().flatMap(named -> Arrays.stream(named.gangs())).map(Bites.Gang::value);
        return Stream.concat(single, gangs).toList();
    }

    private static void bites(ArchRule rule, Class<?>... gang) {
        String report = rule.evaluate(new ClassFileImporter().importClasses(gang))
                .getFailureReport()
                .toString();
        assertAll(Arrays.stream(gang)
                .map(one -> () -> assertTrue(report.contains(one.getName()), one.getName() + " gets away: " + report)));
    }

    private static ArchRule ruleIn(Field field) {
        try {
            return (ArchRule) field.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(field + " must be visible in its package", e);
        }
    }
}
