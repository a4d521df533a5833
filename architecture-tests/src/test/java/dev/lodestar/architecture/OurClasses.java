package dev.lodestar.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The main classes of all modules, read once. */
final class OurClasses {
    static final String DOMAIN = "dev.lodestar.domain..";
    static final String PORTS = "dev.lodestar.ports..";
    static final String JDBC = "dev.lodestar.jdbc..";
    static final String VERTX = "dev.lodestar.vertx..";
    static final String AWS = "dev.lodestar.aws..";
    static final String TESTKIT = "dev.lodestar.testkit..";

    static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.lodestar");

    private OurClasses() {}
}
