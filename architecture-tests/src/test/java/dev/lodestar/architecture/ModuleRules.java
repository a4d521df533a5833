package dev.lodestar.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static dev.lodestar.architecture.OurClasses.AWS;
import static dev.lodestar.architecture.OurClasses.DOMAIN;
import static dev.lodestar.architecture.OurClasses.JDBC;
import static dev.lodestar.architecture.OurClasses.PORTS;
import static dev.lodestar.architecture.OurClasses.TESTKIT;
import static dev.lodestar.architecture.OurClasses.VERTX;

import com.tngtech.archunit.lang.ArchRule;
import dev.lodestar.aws.guilty.GuiltyOfSeeingTheJdbcAdapter;
import dev.lodestar.aws.guilty.GuiltyOfSpeakingSql;
import dev.lodestar.aws.guilty.GuiltyOfUsingVertx;
import dev.lodestar.jdbc.guilty.GuiltyOfNamingPgjdbc;
import dev.lodestar.jdbc.guilty.GuiltyOfSeeingTheTestkit;
import dev.lodestar.jdbc.guilty.GuiltyOfSeeingTheVertxAdapter;
import dev.lodestar.jdbc.guilty.GuiltyOfUsingAws;
import dev.lodestar.ports.guilty.GuiltyOfIo;
import dev.lodestar.ports.guilty.GuiltyOfSeeingAnAdapter;
import dev.lodestar.ports.interpreter.GuiltyOfQueueing;
import dev.lodestar.ports.interpreter.GuiltyOfStartingAThread;
import dev.lodestar.testkit.guilty.GuiltyOfSeeingTheDomain;
import dev.lodestar.vertx.guilty.GuiltyOfJdbc;
import dev.lodestar.vertx.guilty.GuiltyOfNamingNetty;
import dev.lodestar.vertx.guilty.GuiltyOfUsingResilience4j;
import java.io.IOException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/** Which module may see which, and which may see what from outside. What the domain may see is in {@link DomainRules}. */
final class ModuleRules {
    private static final String JSPECIFY = "org.jspecify.annotations";
    private static final String INTERPRETER = "dev.lodestar.ports.interpreter..";

    @Bites({GuiltyOfSeeingAnAdapter.class, GuiltyOfIo.class})
    static final ArchRule ports_see_the_domain_and_values_of_the_jdk = classes()
            .that()
            .resideInAPackage(PORTS)
            .and()
            .resideOutsideOfPackage(INTERPRETER)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(PORTS, DOMAIN, JSPECIFY).or(DomainRules.VALUES_OF_THE_JDK))
            .because("a port is what the domain needs, in words of the domain; how it is done is the adapter's affair");

    @Bites({GuiltyOfStartingAThread.class, GuiltyOfQueueing.class})
    static final ArchRule interpreters_share_the_clock_and_the_log_and_nothing_that_waits = classes()
            .that()
            .resideInAPackage(INTERPRETER)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(PORTS, DOMAIN, JSPECIFY, "java.util.concurrent.atomic")
                    .or(DomainRules.VALUES_OF_THE_JDK)
                    .or(belongToAnyOf(System.class, ConcurrentHashMap.class, ThreadLocalRandom.class)))
            .because("it serves a blocking thread and an event loop alike, and each brings its own way of waiting");

    @Bites({GuiltyOfSeeingTheVertxAdapter.class, GuiltyOfUsingAws.class, GuiltyOfSeeingTheTestkit.class})
    static final ArchRule the_jdbc_adapter_sees_ports_domain_jdk_and_its_drivers = classes()
            .that()
            .resideInAPackage(JDBC)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    JDBC,
                    PORTS,
                    DOMAIN,
                    JSPECIFY,
                    "java..",
                    "javax.sql..",
                    "javax.net..",
                    "javax.naming..",
                    "jdk.net",
                    "org.postgresql..")
            .because("adapters never see each other, and a user's class path is his own");

    @Bites({GuiltyOfJdbc.class, GuiltyOfUsingResilience4j.class})
    static final ArchRule the_vertx_adapter_sees_ports_domain_jdk_and_vertx = classes()
            .that()
            .resideInAPackage(VERTX)
            .should()
            .onlyDependOnClassesThat(resideInAnyPackage(
                            VERTX,
                            PORTS,
                            DOMAIN,
                            JSPECIFY,
                            "java.lang..",
                            "java.util..",
                            "java.time..",
                            "java.net",
                            "java.nio..",
                            "java.security..",
                            "javax.net.ssl",
                            "jdk.net",
                            "io.vertx..",
                            "io.netty..")
                    .or(assignableTo(IOException.class)))
            .because("adapters never see each other, and nothing that blocks belongs on an event loop");

    @Bites({GuiltyOfSeeingTheJdbcAdapter.class, GuiltyOfSpeakingSql.class, GuiltyOfUsingVertx.class})
    static final ArchRule the_aws_adapter_sees_ports_domain_jdk_and_its_sdk = classes()
            .that()
            .resideInAPackage(AWS)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    AWS,
                    PORTS,
                    DOMAIN,
                    JSPECIFY,
                    "java.lang..",
                    "java.util..",
                    "java.time..",
                    "java.net",
                    "java.nio..",
                    "java.io",
                    "software.amazon.awssdk..",
                    "io.github.resilience4j..")
            .because("it is found through a port; which adapter uses it is none of its business");

    @Bites(GuiltyOfSeeingTheDomain.class)
    static final ArchRule the_testkit_sees_nothing_of_ours = classes()
            .that()
            .resideInAPackage(TESTKIT)
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    TESTKIT,
                    "java..",
                    "org.junit.jupiter.api..",
                    "org.junit.platform.commons..",
                    "org.postgresql..",
                    "org.apache.commons.compress..",
                    "org.tukaani.xz..")
            .because("it is a product in its own right: anybody tests his failover with it, with any driver");

    @Bites({GuiltyOfJdbc.class, GuiltyOfSpeakingSql.class})
    static final ArchRule only_the_jdbc_adapter_speaks_jdbc = noClasses()
            .that()
            .resideOutsideOfPackages(JDBC, TESTKIT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.postgresql..", "com.mysql..")
            .because("all other code must serve an event loop as well");

    @Bites(GuiltyOfNamingPgjdbc.class)
    static final ArchRule only_the_target_package_names_pgjdbc = noClasses()
            .that()
            .resideInAPackage(JDBC)
            .and()
            .resideOutsideOfPackage("dev.lodestar.jdbc.target..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.postgresql..")
            .because("the driver is optional and will not stay the only one");

    @Bites(GuiltyOfNamingNetty.class)
    static final ArchRule only_the_target_package_names_netty = noClasses()
            .that()
            .resideInAPackage(VERTX)
            .and()
            .resideOutsideOfPackage("dev.lodestar.vertx.target..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.netty..")
            .because("what goes below Vert.x depends on its version, and is kept in one place");

    @Bites(GuiltyOfUsingVertx.class)
    static final ArchRule only_the_vertx_adapter_uses_vertx = noClasses()
            .that()
            .resideOutsideOfPackage(VERTX)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.vertx..", "io.netty..")
            .because("an application without Vert.x must not need it");

    @Bites({GuiltyOfUsingAws.class, GuiltyOfUsingResilience4j.class})
    static final ArchRule only_the_aws_adapter_uses_aws_and_resilience4j = noClasses()
            .that()
            .resideOutsideOfPackage(AWS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon.awssdk..", "io.github.resilience4j..")
            .because("an application outside AWS must not need them");

    private ModuleRules() {}
}
