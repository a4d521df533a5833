package dev.lodestar.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static dev.lodestar.architecture.OurClasses.DOMAIN;
import static dev.lodestar.architecture.OurClasses.PORTS;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import dev.lodestar.domain.egg.GuiltyEgg;
import dev.lodestar.domain.guilty.GuiltyOfAThread;
import dev.lodestar.domain.guilty.GuiltyOfBlockingSql;
import dev.lodestar.domain.guilty.GuiltyOfChance;
import dev.lodestar.domain.guilty.GuiltyOfDecodingUrls;
import dev.lodestar.domain.guilty.GuiltyOfFiles;
import dev.lodestar.domain.guilty.GuiltyOfLocking;
import dev.lodestar.domain.guilty.GuiltyOfLogging;
import dev.lodestar.domain.guilty.GuiltyOfParallelism;
import dev.lodestar.domain.guilty.GuiltyOfReadingTheClock;
import dev.lodestar.domain.guilty.GuiltyOfReadingTheClockByReference;
import dev.lodestar.domain.guilty.GuiltyOfShuffling;
import dev.lodestar.domain.guilty.GuiltyOfTheInstantNow;
import dev.lodestar.domain.guilty.GuiltyOfTheZoneOfTheMachine;
import dev.lodestar.domain.guilty.GuiltyOfUniqueness;
import dev.lodestar.domain.guilty.GuiltyOfWaiting;
import dev.lodestar.domain.hen.GuiltyHen;
import java.net.URLDecoder;
import java.time.Clock;
import java.util.List;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.SplittableRandom;
import java.util.Timer;
import java.util.TimerTask;

/** The domain's purity: no clock, thread, lock, logger, chance or I/O. */
final class DomainRules {
    static final DescribedPredicate<JavaClass> VALUES_OF_THE_JDK = resideInAnyPackage(
                    "java.lang",
                    "java.math",
                    "java.nio.charset",
                    "java.time",
                    "java.util",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream")
            .and(not(belongToAnyOf(
                    ClassLoader.class,
                    Process.class,
                    ProcessBuilder.class,
                    Runtime.class,
                    System.class,
                    Thread.class,
                    ThreadGroup.class,
                    ThreadLocal.class,
                    InheritableThreadLocal.class,
                    Clock.class,
                    Random.class,
                    ServiceLoader.class,
                    SplittableRandom.class,
                    Timer.class,
                    TimerTask.class)));

    @Bites({
        GuiltyOfReadingTheClock.class,
        GuiltyOfReadingTheClockByReference.class,
        GuiltyOfAThread.class,
        GuiltyOfLocking.class,
        GuiltyOfLogging.class,
        GuiltyOfChance.class,
        GuiltyOfFiles.class,
        GuiltyOfBlockingSql.class,
        GuiltyOfDecodingUrls.class
    })
    static final ArchRule the_domain_sees_itself_and_values_of_the_jdk = classes()
            .that()
            .resideInAPackage(DOMAIN)
            .and()
            .resideOutsideOfPackage("dev.lodestar.domain.assembly")
            .should()
            .onlyDependOnClassesThat(
                    resideInAnyPackage(DOMAIN, "org.jspecify.annotations").or(VALUES_OF_THE_JDK))
            .because("the domain decides, the adapters act: time, chance and the outside come in as values");

    @Bites(dev.lodestar.domain.assembly.GuiltyOfOpeningSockets.class)
    static final ArchRule the_assembly_may_decode_urls_besides = classes()
            .that()
            .resideInAPackage("dev.lodestar.domain.assembly")
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(DOMAIN, "org.jspecify.annotations")
                    .or(VALUES_OF_THE_JDK)
                    .or(equivalentTo(URLDecoder.class)))
            .because("it reads the user's URL, and decoding one is a function of text");

    @Bites({
        GuiltyOfTheInstantNow.class,
        GuiltyOfTheZoneOfTheMachine.class,
        GuiltyOfUniqueness.class,
        GuiltyOfShuffling.class,
        GuiltyOfParallelism.class,
        GuiltyOfWaiting.class
    })
    static final ArchRule the_domain_calls_nothing_that_differs_from_run_to_run = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN, PORTS)
            .should()
            .accessTargetWhere(DescribedPredicate.describe(
                    "the target reads a clock, throws dice, waits or forks", DomainRules::differsFromRunToRun))
            .because("the same events must give the same decisions, in every JVM and in a replay");

    @Bites(gangs = @Bites.Gang({GuiltyHen.class, GuiltyEgg.class}))
    static final ArchRule packages_of_the_domain_form_no_cycle = slices().matching("dev.lodestar.domain.(*)..")
            .should()
            .beFreeOfCycles()
            .because("a package that can be read alone is the unit of understanding");

    private static boolean differsFromRunToRun(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        String name = access.getTarget().getName();
        return resideInAPackage("java.time..").test(owner)
                        && List.of("now", "systemDefault").contains(name)
                || owner.isEquivalentTo(java.util.UUID.class) && name.equals("randomUUID")
                || owner.isEquivalentTo(Math.class) && name.equals("random")
                || owner.isEquivalentTo(java.util.Collections.class) && name.equals("shuffle")
                || List.of("parallel", "parallelStream").contains(name)
                || owner.isEquivalentTo(Object.class)
                        && List.of("wait", "notify", "notifyAll").contains(name);
    }

    private DomainRules() {}
}
