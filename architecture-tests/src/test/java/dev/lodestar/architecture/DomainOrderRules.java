package dev.lodestar.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.lodestar.architecture.OurClasses.DOMAIN;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import dev.lodestar.domain.guilty.GuiltyOfCollectingToASet;
import dev.lodestar.domain.guilty.GuiltyOfCopyingToASet;
import dev.lodestar.domain.guilty.GuiltyOfGroupingAtRandom;
import dev.lodestar.domain.guilty.GuiltyOfHashing;
import dev.lodestar.domain.guilty.GuiltyOfHashingByReference;
import dev.lodestar.domain.guilty.GuiltyOfPairs;
import dev.lodestar.domain.guilty.GuiltyOfSets;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Hashtable;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Collections of the domain keep an order that is the same in every JVM. */
final class DomainOrderRules {
    /** Who may make a set of several elements all the same, and why it is harmless. */
    private static final Map<String, String> HARMLESS = Map.of(
            "dev.lodestar.domain.detection.HostMonitoringPlugin.protections()",
            "Chain only asks whether an element is contained; nobody walks through the set");

    @Bites({GuiltyOfHashing.class, GuiltyOfHashingByReference.class})
    static final ArchRule the_domain_uses_no_collection_without_order = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .dependOnClassesThat(belongToAnyOf(
                    HashMap.class,
                    HashSet.class,
                    Hashtable.class,
                    IdentityHashMap.class,
                    Properties.class,
                    WeakHashMap.class,
                    ConcurrentHashMap.class))
            .because(
                    "their order differs between JVM runs and breaks replay; there are LinkedHashMap, TreeMap and EnumMap");

    @Bites({
        GuiltyOfSets.class,
        GuiltyOfPairs.class,
        GuiltyOfCopyingToASet.class,
        GuiltyOfCollectingToASet.class,
        GuiltyOfGroupingAtRandom.class
    })
    static final ArchRule the_domain_makes_no_collection_without_order = noClasses()
            .that()
            .resideInAPackage(DOMAIN)
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "the target makes a set or map without order", DomainOrderRules::makesSomethingWithoutOrder))
            .because("the order of Set.of, Map.of and the sets and maps of collectors is salted anew in every JVM");

    private static boolean makesSomethingWithoutOrder(JavaAccess<?> access) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && (salted(target) || collects(target))
                && !HARMLESS.containsKey(origin(access));
    }

    /** None and one have no order to lose. */
    private static boolean salted(CodeUnitAccessTarget target) {
        int parameters = target.getRawParameterTypes().size();
        boolean varargs =
                parameters == 1 && target.getRawParameterTypes().get(0).isArray();
        if (target.getOwner().isEquivalentTo(Set.class)) {
            return target.getName().equals("copyOf") || target.getName().equals("of") && (parameters > 1 || varargs);
        }
        return target.getOwner().isEquivalentTo(Map.class)
                && (target.getName().equals("copyOf")
                        || target.getName().equals("ofEntries")
                        || target.getName().equals("of") && parameters > 2);
    }

    /** A collector that is handed the map to fill may keep order. */
    private static boolean collects(CodeUnitAccessTarget target) {
        int parameters = target.getRawParameterTypes().size();
        return target.getOwner().isEquivalentTo(Collectors.class)
                && switch (target.getName()) {
                    case "toSet", "toUnmodifiableSet", "toUnmodifiableMap", "toConcurrentMap", "groupingByConcurrent" ->
                        true;
                    case "toMap" -> parameters < 4;
                    case "groupingBy" -> parameters < 3;
                    default -> false;
                };
    }

    private static String origin(JavaAccess<?> access) {
        return access.getOrigin().getFullName();
    }

    /** For the test that no exception outlives its reason. */
    static Collection<String> harmless() {
        return HARMLESS.keySet();
    }

    private DomainOrderRules() {}
}
