package dev.lodestar.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.codeUnits;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.lodestar.jdbc.GuiltyOfAsking;
import dev.lodestar.jdbc.GuiltyOfHandingOut;
import dev.lodestar.jdbc.GuiltyOfHandingOutInAList;
import dev.lodestar.jdbc.facade.GuiltyFacade;
import dev.lodestar.jdbc.runtime.GuiltyRuntime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The inside of the adapters, and what users see of them. */
final class AdapterRules {
    private static final List<String> API = List.of("dev.lodestar.jdbc", "dev.lodestar.vertx", "dev.lodestar.aws");

    @Bites({GuiltyOfHandingOut.class, GuiltyOfHandingOutInAList.class, GuiltyOfAsking.class})
    static final ArchRule what_users_see_names_nothing_internal = codeUnits()
            .that(DescribedPredicate.describe("users see", AdapterRules::isSeenByUsers))
            .should(new NameOnlyWhatUsersSee())
            .because("what is named in a signature can never be changed again");

    @Bites(gangs = @Bites.Gang({GuiltyFacade.class, GuiltyRuntime.class}))
    static final ArchRule packages_inside_an_adapter_form_no_cycle = slices().matching("dev.lodestar.(*).(*)..")
            .should()
            .beFreeOfCycles()
            .because("the façade calls, the runtime implements, and the link between them is all they share");

    private static boolean isSeenByUsers(JavaCodeUnit unit) {
        Set<JavaModifier> modifiers = unit.getModifiers();
        return API.contains(unit.getOwner().getPackageName())
                && unit.getOwner().getModifiers().contains(JavaModifier.PUBLIC)
                && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
    }

    private static final class NameOnlyWhatUsersSee extends ArchCondition<JavaCodeUnit> {
        NameOnlyWhatUsersSee() {
            super("name only what users see");
        }

        @Override
        public void check(JavaCodeUnit unit, ConditionEvents events) {
            Stream.concat(
                            Stream.of(unit.getReturnType()),
                            Stream.concat(
                                    unit.getParameterTypes().stream(), unit.getThrowsClause().getTypes().stream()))
                    .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                    .filter(NameOnlyWhatUsersSee::isInternal)
                    .forEach(type -> events.add(SimpleConditionEvent.violated(
                            unit,
                            unit.getDescription() + " names " + type.getName() + " in "
                                    + unit.getSourceCodeLocation())));
        }

        private static boolean isInternal(JavaClass type) {
            return API.stream().anyMatch(seen -> type.getPackageName().startsWith(seen + "."));
        }
    }

    private AdapterRules() {}
}
