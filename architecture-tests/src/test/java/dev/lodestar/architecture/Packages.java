package dev.lodestar.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.function.Predicate;
import org.jspecify.annotations.NullMarked;

/** What is asked of the package that a class lives in. */
final class Packages {
    private Packages() {}

    static ArchCondition<JavaClass> haveAPackageInfo() {
        return condition(
                "live in a package with a package-info",
                one -> one.getPackage().tryGetPackageInfo().isPresent());
    }

    static ArchCondition<JavaClass> beNullMarked() {
        return condition(
                "live in a package that is @NullMarked", one -> one.getPackage().isAnnotatedWith(NullMarked.class));
    }

    private static ArchCondition<JavaClass> condition(String wanted, Predicate<JavaClass> holds) {
        return new ArchCondition<>(wanted) {
            @Override
            public void check(JavaClass one, ConditionEvents events) {
                events.add(new SimpleConditionEvent(one, holds.test(one), one.getName() + " does not " + wanted));
            }
        };
    }
}
