package dev.lodestar.architecture;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static dev.lodestar.architecture.OurClasses.AWS;
import static dev.lodestar.architecture.OurClasses.DOMAIN;
import static dev.lodestar.architecture.OurClasses.JDBC;
import static dev.lodestar.architecture.OurClasses.PORTS;
import static dev.lodestar.architecture.OurClasses.TESTKIT;
import static dev.lodestar.architecture.OurClasses.VERTX;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import dev.lodestar.domain.guilty.GuiltyOfBeingOpen;
import dev.lodestar.jdbc.guilty.GuiltyOfMonitors;
import dev.lodestar.jdbc.guilty.GuiltyOfParking;
import dev.lodestar.jdbc.guilty.GuiltyOfPrinting;
import dev.lodestar.jdbc.guilty.GuiltyOfPrintingAStackTrace;
import dev.lodestar.jdbc.guilty.GuiltyOfSleeping;
import dev.lodestar.jdbc.guilty.GuiltyOfSleepingByUnit;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Habits that we don't want anywhere in main code. */
final class HabitRules {
    @Bites(GuiltyOfBeingOpen.class)
    static final ArchRule public_fields_are_constants = fields().that()
            .arePublic()
            .should()
            .beStatic()
            .andShould()
            .beFinal()
            .because("whoever can assign a field can break what its class promises");

    @Bites(GuiltyOfPrinting.class)
    static final ArchRule nobody_prints_to_the_console = noClasses()
            .that()
            .resideOutsideOfPackage("dev.lodestar.testkit.cli")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("the console is the application's; the test kit's command line is an application");

    @Bites(GuiltyOfPrintingAStackTrace.class)
    static final ArchRule nobody_prints_stack_traces = noClasses()
            .should()
            .accessTargetWhere(target(owner(assignableTo(Throwable.class))).and(target(name("printStackTrace"))))
            .because("an error is thrown, or becomes a fact with its evidence");

    @Bites({GuiltyOfSleeping.class, GuiltyOfSleepingByUnit.class})
    static final ArchRule nobody_sleeps = noClasses()
            .should()
            .accessTargetWhere(target(name("sleep"))
                    .and(target(owner(equivalentTo(Thread.class).or(equivalentTo(TimeUnit.class))))))
            .because("who waits, waits for something, with a deadline, and can be woken");

    @Bites(GuiltyOfParking.class)
    static final ArchRule only_the_testkit_parks = noClasses()
            .that()
            .resideOutsideOfPackage(TESTKIT)
            .should()
            .accessTargetWhere(DescribedPredicate.<JavaAccess<?>>describe(
                    "the target is LockSupport.park…",
                    access -> access.getTargetOwner().isEquivalentTo(LockSupport.class)
                            && access.getName().startsWith("park")))
            .because("parking for a time is sleeping under another name; a server that starts must be polled, though");

    @Bites(GuiltyOfMonitors.class)
    static final ArchRule adapters_have_no_synchronized_methods = noMethods()
            .that()
            .areDeclaredInClassesThat()
            .resideInAnyPackage(JDBC, VERTX, AWS)
            .should()
            .haveModifier(JavaModifier.SYNCHRONIZED)
            .because(
                    "a monitor held during I/O pins a virtual thread on JDK 17 to 23; blocks are forbidden too, unseen");

    @Bites(dev.lodestar.domain.unmarked.GuiltyOfNullsUnspoken.class)
    static final ArchRule packages_say_what_may_be_null = classes()
            .that()
            .resideInAnyPackage(DOMAIN, PORTS, JDBC, VERTX, AWS)
            .should(Packages.beNullMarked())
            .because("NullAway and users' tools trust the mark");

    @Bites(dev.lodestar.domain.unmarked.GuiltyOfNullsUnspoken.class)
    static final ArchRule packages_say_what_lives_in_them = classes()
            .should(Packages.haveAPackageInfo())
            .because("a package-info says what lives there and what may not");

    private HabitRules() {}
}
